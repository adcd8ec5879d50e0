package io.orderlog.command.memory;

import io.orderlog.command.Aggregate;
import io.orderlog.command.memory.StateChanges.OlderKey;
import io.orderlog.domain.agenda.Agenda;
import io.orderlog.eventlog.HistoryLostException;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one writer knows of its streams: their states, the commands they have handled, and how far
 * the log was read. All of it is a fold over the log and changes by {@link #apply} alone, whether
 * the event was just appended or is read again. Used by one thread.
 *
 * <p>The fold goes on in memory and is written behind: its changes are handed over as a whole, so
 * that state and progress never part, and what a crash takes is read from the log again. Every
 * method may throw {@link StateStorageException}; the store cannot be used after that.
 */
public final class StreamStore<S, E> implements AutoCloseable {

  /** What a killed process has to read again, in time. */
  public static final Duration WRITE_INTERVAL = Duration.ofSeconds(3);

  private final Aggregate<?, S, E, ?> aggregate;
  private final WriteBehind<S> storage;
  private final DueTimes due;
  private final Progress progress;
  private final Ticker ticker;
  private long writtenAt;

  public StreamStore(Aggregate<?, S, E, ?> aggregate, Set<Integer> partitions,
      StateStorage<S> storage,
      Ticker ticker) {
    this.aggregate = aggregate;
    this.storage = new WriteBehind<>(storage);
    this.due = new DueTimes(storage.due());
    this.progress = new Progress(partitions, storage.applied());
    this.ticker = ticker;
    this.writtenAt = ticker.nanos();
  }

  /** The stream's state; version 0 if it has no events. */
  public StreamState<S> state(String streamId) {
    StreamRow<S> row = storage.row(streamId);
    return row == null ? noEvents() : row.state();
  }

  /** The command as it was handled, if it was. */
  public @Nullable HandledCommand handled(String streamId, String commandId) {
    StreamRow<S> row = storage.row(streamId);
    if (row == null) {
      return null;
    }
    HandledCommand recent = row.recent().get(commandId);
    return recent != null || !row.hasOlder()
        ? recent
        : storage.older(new OlderKey(row.first(), commandId));
  }

  /** Where a reader has to begin, per partition: at the last applied event, to meet it again. */
  public Offsets readFrom() {
    return progress.readFrom();
  }

  /**
   * Ends a reading that went from {@link #readFrom} to the end of the log.
   *
   * @throws HistoryLostException if the log does not have what was applied before
   */
  public void requireConfirmed() {
    progress.requireConfirmed();
  }

  /**
   * Takes in the next events of their streams.
   *
   * @throws BrokenHistoryException if one is not the next one, or cannot have happened
   * @throws HistoryLostException if the log does not have what was applied before
   */
  public void apply(List<RecordedEvent<E>> events) {
    events.forEach(this::apply);
    aggregate.timetable().ifPresent(timetable -> events.stream().map(RecordedEvent::streamId)
        .distinct().forEach(streamId -> lookUpDue(timetable.agenda(), streamId)));
    writeIfDue();
  }

  /** When streams have something to do by themselves. Nothing but that may be done with it. */
  public DueTimes due() {
    return due;
  }

  private void lookUpDue(Agenda<S, ?, ?> agenda, String streamId) {
    Optional<Instant> next = DueTimes.first(agenda.due(state(streamId).state()));
    due.set(streamId, next);
    storage.due(streamId, next);
  }

  /** Hands over what has changed if it is much or old; does not wait for the disk in general. */
  void writeIfDue() {
    if (storage.isFull() || ticker.isPast(writtenAt, WRITE_INTERVAL)) {
      storage.write();
      writtenAt = ticker.nanos();
    }
  }

  /** Writes what has changed and lets go. */
  @Override
  public void close() {
    storage.close();
  }

  /** Lets go of a storage that can no longer be used. */
  public void discard() {
    storage.discard();
  }

  /** What an operator has to remove to start from scratch. */
  public String location() {
    return storage.location();
  }

  private void apply(RecordedEvent<E> event) {
    if (progress.isKnown(event)) {
      return;
    }
    StreamRow<S> before = rowBefore(event);
    if (event.version() != before.state().version() + 1) {
      throw new BrokenHistoryException(event, "it is version " + event.version() + " of "
          + event.streamId() + ", which is at version " + before.state().version());
    }
    StreamState<S> after = evolve(before.state(), event);
    HandledCommand command = new HandledCommand(event.metadata().commandHash(), event.version(),
        aggregate.statusOf().apply(after.state()), event.position());
    storage.put(event.streamId(), before, after, event.metadata().commandId(), command);
    AppliedEvent applied = AppliedEvent.of(event);
    storage.applied(event.position().partition(), applied);
    progress.applied(event.position().partition(), applied);
  }

  private StreamRow<S> rowBefore(RecordedEvent<E> event) {
    StreamRow<S> known = storage.row(event.streamId());
    return known == null ? firstRow(event.position()) : known;
  }

  private StreamRow<S> firstRow(LogPosition first) {
    return new StreamRow<>(first, noEvents(), new LinkedHashMap<>(), false);
  }

  private StreamState<S> noEvents() {
    return new StreamState<>(aggregate.decider().initial(), 0, Instant.EPOCH);
  }

  private StreamState<S> evolve(StreamState<S> before, RecordedEvent<E> event) {
    try {
      return new StreamState<>(aggregate.decider().evolve(before.state(), event.data()),
          event.version(), event.metadata().time());
    } catch (IllegalStateException impossible) {
      throw new BrokenHistoryException(event, impossible.getMessage());
    }
  }
}
