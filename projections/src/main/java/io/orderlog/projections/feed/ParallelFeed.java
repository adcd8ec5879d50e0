package io.orderlog.projections.feed;

import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Feeds a new generation from the start of the log, several partitions at once. */
public final class ParallelFeed<E> {

  /** So many that most streams are written once, with all their events, and never updated. */
  private static final int EVENTS_AT_ONCE = 20_000;

  private final ReadModelDatabase database;
  private final EventLog<E> log;
  private final CatchUp catchUp;
  private final int parallelism;

  public ParallelFeed(ReadModelDatabase database, EventLog<E> log, CatchUp catchUp,
      int parallelism) {
    this.database = database;
    this.log = log;
    this.catchUp = catchUp;
    this.parallelism = parallelism;
  }

  /**
   * Returns when the generation is exactly at the goal.
   *
   * @param streams says by its id whether a stream's events are applied
   * @param progress is told how far it is
   */
  public void run(Projection<E> projection, Generation generation, FeedGoal goal,
      Predicate<String> streams, RebuildProgress progress) {
    FeedTally tally = new FeedTally(progress, goal.nextOffsets().sum());
    Collection<Set<Integer>> shares = shares(goal);
    try (ExecutorService threads = Executors.newFixedThreadPool(shares.size())) {
      for (Set<Integer> share : shares) {
        CompletableFuture
            .runAsync(() -> feed(projection, generation, goal.in(share), streams, tally), threads)
            .exceptionally(tally::stop);
      }
    }
    tally.requireGoingOn();
  }

  /** The partitions dealt out to the threads. */
  private Collection<Set<Integer>> shares(FeedGoal goal) {
    return goal.nextOffsets().partitions().stream()
        .collect(Collectors.groupingBy(partition -> partition % parallelism, Collectors.toSet()))
        .values();
  }

  private void feed(Projection<E> projection, Generation generation, FeedGoal goal,
      Predicate<String> streams, FeedTally tally) {
    Offsets start = Offsets.atStart(goal.nextOffsets().partitions());
    GenerationFeed<E> feed = new GenerationFeed<>(database, log, projection, generation,
        GenerationStatus.BUILDING, start);
    List<RecordedEvent<E>> waiting = new ArrayList<>();
    try (LogReader<E> reader = log.openReader(start)) {
      catchUp.run(reader, goal.nextOffsets(), events -> {
        tally.requireGoingOn();
        goal.before(events).stream().filter(event -> streams.test(event.streamId()))
            .forEach(waiting::add);
        if (reader.positions().sum() - feed.nextOffsets().sum() >= EVENTS_AT_ONCE) {
          advance(feed, waiting, goal.orBefore(reader.positions()), tally);
        }
      });
      advance(feed, waiting, goal.orBefore(reader.positions()), tally);
    }
    // Behind the last event there may be the end of a transaction.
    feed.advance(List.of(), goal.nextOffsets());
  }

  private static <E> void advance(GenerationFeed<E> feed, List<RecordedEvent<E>> waiting,
      Offsets to, FeedTally tally) {
    long before = feed.nextOffsets().sum();
    feed.advance(waiting, to);
    tally.count(waiting.size(), feed.nextOffsets().sum() - before);
    waiting.clear();
  }
}
