package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the active generation of one projection from the log, batch by batch. Makes the first
 * generation if there is none; moves on when a rebuild has made another one active. Used by one
 * thread.
 */
public final class ProjectionLoop implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ASK_FOR_ENDS_EVERY = Duration.ofSeconds(5);

  private final ReadModelDatabase database;
  private final EventLog<OrderEvent> log;
  private final Projection projection;
  private final Generations generations;
  private final InstantSource clock;

  private record Feeding(GenerationFeed feed, LogReader<OrderEvent> reader) {}

  private @Nullable Feeding feeding;
  private @Nullable Generation lastActive;
  private Map<Integer, Long> ends = Map.of();
  private Instant endsAskedAt = Instant.EPOCH;

  public ProjectionLoop(ReadModelDatabase database, EventLog<OrderEvent> log,
      Projection projection, InstantSource clock) {
    this.database = database;
    this.log = log;
    this.projection = projection;
    this.generations = new Generations(projection.name());
    this.clock = clock;
  }

  /**
   * Applies the next events, waiting for some at most a fifth of a second. After any exception the
   * next call begins again from what the database says.
   *
   * @return how many events were applied
   * @throws StaleCheckpointException if somebody else feeds the same generation: try again
   * @throws ReadModelUnavailableException if the database does not answer: try again later
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not: try again later
   * @throws WrongLogException if the read model is of another log
   * @throws ProjectionFailedException if the read model cannot take in the events
   * @throws io.orderlog.eventlog.UnreadableEventException at what is not an event
   * @throws io.orderlog.eventlog.HistoryLostException if the log has lost what comes next
   */
  public int doWork() {
    try {
      Feeding current = current();
      List<RecordedEvent<OrderEvent>> events = current.reader().poll(POLL);
      Map<Integer, Long> positions = current.reader().positions();
      if (!positions.equals(current.feed().nextOffsets())) {
        current.feed().advance(events, positions);
      }
      askForEndsNowAndThen();
      return events.size();
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  /** Whether what was in the log a moment ago has been applied. */
  public boolean isCaughtUp() {
    Feeding current = feeding;
    return current != null && ends.entrySet().stream().allMatch(
        end -> current.feed().nextOffsets().getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /**
   * Whether another generation is active than the one last fed.
   *
   * @throws ReadModelUnavailableException if the database does not answer
   */
  public boolean hasMovedOn() {
    return !Objects.equals(database.read(generations::active).orElse(null), lastActive);
  }

  /** Lets go of the log. */
  @Override
  public void close() {
    if (feeding != null) {
      feeding.reader().close();
      feeding = null;
    }
  }

  private Feeding current() {
    Generation active = database.read(generations::active).orElseGet(this::makeFirst);
    Feeding current = feeding;
    if (current == null || !current.feed().generation().equals(active)) {
      close();
      lastActive = active;
      current = open(active);
      feeding = current;
    }
    return current;
  }

  private Feeding open(Generation active) {
    Checkpoints checkpoints = new Checkpoints(projection.name(), active);
    Map<Integer, Long> nextOffsets = database.read(checkpoints::nextOffsets);
    ends = log.endOffsets(log.identity().allPartitions());
    endsAskedAt = clock.instant();
    LogMatch match = new LogMatch(log.identity(), ends);
    database.read(sql -> match.mismatch(sql, checkpoints)).ifPresent(reason -> {
      throw new WrongLogException(reason);
    });
    return new Feeding(
        new GenerationFeed(database, projection, active, GenerationStatus.ACTIVE, nextOffsets),
        log.openReader(nextOffsets));
  }

  private Generation makeFirst() {
    try (ProjectionLock lock = ProjectionLock.tryTake(database, projection.name())
        .orElseThrow(() -> new ReadModelUnavailableException("the first generation of "
            + projection.name() + " is being built by another process", null))) {
      Optional<Generation> active = lock.ask(generations::active);
      if (active.isPresent()) {
        return active.get();
      }
      GenerationTables tables = new GenerationTables(database, projection);
      tables.dropAll(GenerationStatus.BUILDING);
      Generation first = tables.create(log.identity(), clock.instant());
      lock.commit(sql -> generations.setStatus(sql, first, GenerationStatus.ACTIVE));
      return first;
    }
  }

  /** So that {@link #isCaughtUp} stays true to the log, and a log that is gone is noticed. */
  private void askForEndsNowAndThen() {
    if (!clock.instant().isBefore(endsAskedAt.plus(ASK_FOR_ENDS_EVERY))) {
      ends = log.endOffsets(ends.keySet());
      endsAskedAt = clock.instant();
    }
  }
}
