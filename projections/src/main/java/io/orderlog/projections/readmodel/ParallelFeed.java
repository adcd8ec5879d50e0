package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Feeds a new generation with all that is in the log now, several partitions at once. */
final class ParallelFeed {

  /** So many that most orders are written once, with all their events, and never updated. */
  private static final int EVENTS_AT_ONCE_ON_POSTGRES = 20_000;

  private final ReadModelDatabase database;
  private final EventLog<OrderEvent> log;
  private final CatchUp catchUp;
  private final int parallelism;

  ParallelFeed(ReadModelDatabase database, EventLog<OrderEvent> log, CatchUp catchUp,
      int parallelism) {
    this.database = database;
    this.log = log;
    this.catchUp = catchUp;
    this.parallelism = parallelism;
  }

  /** Returns when the generation is where the log ended at the call. */
  void run(Projection projection, Generation generation, RebuildProgress progress) {
    Map<Integer, Long> ends = log.endOffsets(log.identity().allPartitions());
    FeedTally tally = new FeedTally(progress, sum(ends));
    Collection<Map<Integer, Long>> shares = shares(ends);
    try (ExecutorService threads = Executors.newFixedThreadPool(shares.size())) {
      for (Map<Integer, Long> share : shares) {
        CompletableFuture.runAsync(() -> feed(projection, generation, share, tally), threads)
            .exceptionally(tally::stop);
      }
    }
    tally.requireGoingOn();
  }

  /** The partitions dealt out to the threads, each with its end. */
  private Collection<Map<Integer, Long>> shares(Map<Integer, Long> ends) {
    return ends.entrySet().stream().collect(Collectors.groupingBy(
        end -> end.getKey() % parallelism,
        Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))).values();
  }

  private void feed(Projection projection, Generation generation, Map<Integer, Long> ends,
      FeedTally tally) {
    Map<Integer, Long> start = ends.keySet().stream()
        .collect(Collectors.toMap(partition -> partition, _ -> 0L));
    GenerationFeed feed = new GenerationFeed(database, projection, generation,
        GenerationStatus.BUILDING, start);
    List<RecordedEvent<OrderEvent>> waiting = new ArrayList<>();
    try (LogReader<OrderEvent> reader = log.openReader(start)) {
      catchUp.run(reader, ends, events -> {
        tally.requireGoingOn();
        waiting.addAll(events);
        if (waiting.size() >= eventsAtOnce()) {
          advance(feed, waiting, reader.positions(), tally);
        }
      });
      advance(feed, waiting, reader.positions(), tally);
    }
  }

  /** H2 is given what each poll of the log brings: its transactions are kept small. */
  private int eventsAtOnce() {
    return database.isPostgres() ? EVENTS_AT_ONCE_ON_POSTGRES : 1;
  }

  private static void advance(GenerationFeed feed, List<RecordedEvent<OrderEvent>> waiting,
      Map<Integer, Long> to, FeedTally tally) {
    long before = sum(feed.nextOffsets());
    feed.advance(waiting, to);
    tally.count(waiting.size(), sum(feed.nextOffsets()) - before);
    waiting.clear();
  }

  private static long sum(Map<Integer, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }
}
