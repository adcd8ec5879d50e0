package io.orderlog.eventlog.forwarding;

import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import java.time.Duration;
import java.util.List;

/** A reader that does all as another one does it, but for what is overridden. */
public abstract class ForwardingReader<E> implements LogReader<E> {

  private final LogReader<E> reader;

  protected ForwardingReader(LogReader<E> reader) {
    this.reader = reader;
  }

  @Override
  public List<RecordedEvent<E>> poll(Duration timeout) {
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
