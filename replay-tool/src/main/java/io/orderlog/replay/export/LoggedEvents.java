package io.orderlog.replay.export;

import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.time.Ticker;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The events of one partition one after the other, up to where it ended at the start. */
final class LoggedEvents implements AutoCloseable {

  private final LogReader<StoredEvent> reader;
  private final CatchUp catchUp;
  private final int partition;
  private final long end;
  private final Queue<RecordedEvent<StoredEvent>> read = new ArrayDeque<>();

  LoggedEvents(EventLog<StoredEvent> log, Ticker ticker, int partition, long end) {
    this.reader = log.openReader(Offsets.at(partition, 0));
    this.catchUp = new CatchUp(log, ticker);
    this.partition = partition;
    this.end = end;
  }

  /** The next one; null after the last. */
  @Nullable
  RecordedEvent<StoredEvent> next() {
    while (read.isEmpty() && position() < end) {
      // Only until the reader moves; a batch is as much as it is willing to hold.
      catchUp.run(reader, Offsets.at(partition, position() + 1), read::addAll);
    }
    return read.poll();
  }

  private long position() {
    return reader.positions().of(partition);
  }

  @Override
  public void close() {
    reader.close();
  }
}
