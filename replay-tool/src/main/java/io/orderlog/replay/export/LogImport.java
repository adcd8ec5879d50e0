package io.orderlog.replay.export;

import io.orderlog.eventlog.AppendOutcomeUnknownException;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.EventTooLargeException;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.writers.WriterFencedException;
import io.orderlog.eventlog.writers.WriterSlots;
import io.orderlog.time.Ticker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Appends events to a log in the order in which they come, but for those that it holds already, as
 * an import that was broken off leaves them. It is the writer of every slot meanwhile: a command
 * side that still runs is fenced. Used by one thread.
 */
final class LogImport implements AutoCloseable {

  private static final int EVENTS_AT_ONCE = 1_000;

  private final KafkaEventLog<StoredEvent> log;
  private final WriterSlots slots;
  private final LongConsumer progress;
  private final Map<Integer, LogAppender<StoredEvent>> appenders = new HashMap<>();
  private final Map<Integer, LoggedEvents> present = new HashMap<>();
  private final Map<Integer, List<NewEvent<StoredEvent>>> waiting = new HashMap<>();
  private long skipped;
  private long appended;

  private LogImport(
      KafkaEventLog<StoredEvent> log, WriterSlots slots, LongConsumer progress) {
    this.log = log;
    this.slots = slots;
    this.progress = progress;
  }

  /**
   * Becomes the writer.
   *
   * @param slots into which the log's writers are divided
   * @param progress learns how many events have been dealt with
   */
  static LogImport open(
      KafkaEventLog<StoredEvent> log, int slots, Ticker ticker, LongConsumer progress) {
    LogImport opened = new LogImport(
        log, new WriterSlots(slots, log.identity().partitions()), progress);
    try {
      opened.takeSlots();
      opened.takeStock(ticker);
      return opened;
    } catch (RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  /** Refuses a log with events in it. */
  static void requireEmpty(EventLog<StoredEvent> log, Ticker ticker) {
    log.endOffsets(log.identity().allPartitions()).byPartition().forEach((partition, end) -> {
      try (LoggedEvents events = new LoggedEvents(log, ticker, partition, end)) {
        if (events.next() != null) {
          throw new ImportRefusedException("the log " + log.identity().topic() + " is not empty;"
              + " import into a new one, or, if an import of this same file was broken off, go on"
              + " with it by --resume");
        }
      }
    });
  }

  private void takeSlots() {
    slots.all().forEach(slot -> appenders.put(slot, log.openAppender(
        log.definition().writerId(slot), slots.partitionsOf(slot))));
  }

  /** Only now, because after the fence nobody else appends. */
  private void takeStock(Ticker ticker) {
    log.endOffsets(log.identity().allPartitions()).byPartition().forEach(
        (partition, end) -> present.put(partition, new LoggedEvents(log, ticker, partition, end)));
  }

  /**
   * Takes the next event.
   *
   * @throws ImportRefusedException if the log has another one in its place, or somebody else writes
   */
  void accept(NewEvent<StoredEvent> event) {
    int partition = log.partitionOf(event.streamId());
    LoggedEvents logged = present.get(partition);
    RecordedEvent<StoredEvent> there = logged == null ? null : logged.next();
    if (there != null) {
      requireSame(there, event);
      skipped++;
      progress.accept(skipped + appended);
      return;
    }
    int slot = slots.slotOf(partition);
    List<NewEvent<StoredEvent>> batch = waiting.computeIfAbsent(slot, _ -> new ArrayList<>());
    if (batch.size() >= EVENTS_AT_ONCE && !isOfOneCommand(batch.getLast(), event)) {
      append(slot, batch);
    }
    batch.add(event);
  }

  /** Then one transaction has both: an import that is broken off leaves no half command. */
  private static boolean isOfOneCommand(
      NewEvent<StoredEvent> event, NewEvent<StoredEvent> next) {
    return event.streamId().equals(next.streamId())
        && event.metadata().commandId().equals(next.metadata().commandId());
  }

  /** Appends what is still waiting; returns how many events were appended altogether. */
  long finish() {
    waiting.forEach(this::append);
    for (LoggedEvents events : present.values()) {
      RecordedEvent<StoredEvent> more = events.next();
      if (more != null) {
        throw another(more);
      }
    }
    return appended;
  }

  private void append(int slot, List<NewEvent<StoredEvent>> batch) {
    LogAppender<StoredEvent> appender = appenders.get(slot);
    if (batch.isEmpty() || appender == null) {
      return;
    }
    try {
      appender.append(batch);
    } catch (WriterFencedException | AppendOutcomeUnknownException failure) {
      throw new ImportRefusedException("the import was broken off after " + (skipped + appended)
          + " events: " + failure.getMessage() + "; stop every command side, then go on with"
          + " --resume");
    } catch (EventTooLargeException tooLarge) {
      throw new ImportRefusedException("the import was broken off after " + (skipped + appended)
          + " events: " + tooLarge.getMessage() + "; raise that setting, then go on with"
          + " --resume");
    }
    appended += batch.size();
    batch.clear();
    progress.accept(skipped + appended);
  }

  private void requireSame(RecordedEvent<StoredEvent> there, NewEvent<StoredEvent> event) {
    if (!there.streamId().equals(event.streamId()) || there.version() != event.version()
        || !there.data().equals(event.data()) || !there.metadata().equals(event.metadata())) {
      throw another(there);
    }
  }

  private ImportRefusedException another(RecordedEvent<StoredEvent> there) {
    return new ImportRefusedException("the log " + log.identity().topic() + " has at "
        + there.position() + " version " + there.version() + " of " + log.definition().noun() + " "
        + there.streamId()
        + ", which the file does not have at that place: it is not what an import of this file"
        + " has left");
  }

  @Override
  public void close() {
    appenders.values().forEach(LogAppender::close);
    present.values().forEach(LoggedEvents::close);
  }
}
