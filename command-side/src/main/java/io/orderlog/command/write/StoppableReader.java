package io.orderlog.command.write;

import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.forwarding.ForwardingReader;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A reader that gives up between two polls when it is asked to, however much is left to read. */
final class StoppableReader<E> extends ForwardingReader<E> {

  private final BooleanSupplier stopping;

  StoppableReader(LogReader<E> reader, BooleanSupplier stopping) {
    super(reader);
    this.stopping = stopping;
  }

  /**
   * {@inheritDoc}
   *
   * @throws LogUnavailableException if the reading is to stop
   */
  @Override
  public List<RecordedEvent<E>> poll(Duration timeout) {
    if (stopping.getAsBoolean()) {
      throw new LogUnavailableException("the process is stopping", null);
    }
    return super.poll(timeout);
  }
}
