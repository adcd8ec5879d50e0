package io.orderlog.command.write;

import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A reader that gives up between two polls when it is asked to, however much is left to read. */
record StoppableReader<E>(LogReader<E> reader, BooleanSupplier stopping) implements LogReader<E> {

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
    return reader.poll(timeout);
  }

  @Override
  public Offsets positions() {
    return reader.positions();
  }

  @Override
  public void seek(int partition, long offset) {
    reader.seek(partition, offset);
  }

  @Override
  public void close() {
    reader.close();
  }
}
