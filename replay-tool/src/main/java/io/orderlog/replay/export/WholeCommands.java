package io.orderlog.replay.export;

import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.time.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one partition up to an offset, and those beyond it that belong to the last command
 * before it: the end of a log that is written to may lie between two events of one command, and a
 * reader that has only the first of them would take the command for handled. Used by one thread,
 * once.
 */
final class WholeCommands {

  private final EventLog<StoredEvent> log;
  private final Ticker ticker;
  private final int partition;
  private final long end;
  private @Nullable RecordedEvent<StoredEvent> last;
  private boolean isOver;

  WholeCommands(EventLog<StoredEvent> log, Ticker ticker, int partition, long end) {
    this.log = log;
    this.ticker = ticker;
    this.partition = partition;
    this.end = end;
  }

  /**
   * Reads them in their order.
   *
   * @param progress learns up to which offset
   */
  void read(Consumer<List<RecordedEvent<StoredEvent>>> consumer, LongConsumer progress) {
    CatchUp catchUp = new CatchUp(log, ticker);
    try (LogReader<StoredEvent> reader = log.openReader(Offsets.at(partition, 0))) {
      long goal = end;
      while (position(reader) < goal) {
        catchUp.run(reader, Offsets.at(partition, goal), events -> {
          consumer.accept(wanted(events));
          progress.accept(Math.min(end, position(reader)));
        });
        goal = mayGoOn(position(reader)) ? position(reader) + 1 : goal;
      }
    }
  }

  /** What follows the last event is its transaction's end, or one more event of it. */
  private boolean mayGoOn(long position) {
    return !isOver && last != null && last.position().offset() + 1 == position
        && log.endOffsets(Set.of(partition)).of(partition) > position;
  }

  private long position(LogReader<?> reader) {
    return reader.positions().of(partition);
  }

  private List<RecordedEvent<StoredEvent>> wanted(List<RecordedEvent<StoredEvent>> events) {
    List<RecordedEvent<StoredEvent>> found = new ArrayList<>();
    for (RecordedEvent<StoredEvent> event : events) {
      isOver = isOver || (event.position().offset() >= end && !continues(event));
      if (!isOver) {
        found.add(event);
        last = event;
      }
    }
    return found;
  }

  private boolean continues(RecordedEvent<StoredEvent> event) {
    return last != null && last.position().offset() + 1 == event.position().offset()
        && last.streamId().equals(event.streamId())
        && last.metadata().commandId().equals(event.metadata().commandId());
  }
}
