package io.orderlog.search.rebuild;

import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.search.SearchIndex;
import io.orderlog.time.Ticker;
import java.util.List;
import java.util.function.Predicate;

/** Reads the log into an index that is made beside the one that answers. Used by one thread. */
final class IndexBuild<E> {

  private final EventLog<E> log;
  private final Ticker ticker;
  private final IndexProgress progress;
  private long events;

  IndexBuild(EventLog<E> log, Ticker ticker, IndexProgress progress) {
    this.log = log;
    this.ticker = ticker;
    this.progress = progress;
  }

  /** Up to this goal at least. */
  void reach(SearchIndex<E, ?> index, Offsets goal) {
    read(index, goal, _ -> true);
  }

  /** Up to this goal, and not a single event further, although the log goes on. */
  void reachExactly(SearchIndex<E, ?> index, Offsets goal) {
    read(index, goal, event -> goal.covers(event.position()));
  }

  /** How many events were taken in. */
  long events() {
    return events;
  }

  private void read(
      SearchIndex<E, ?> index, Offsets goal, Predicate<RecordedEvent<E>> taken) {
    try (LogReader<E> reader = log.openReader(index.nextOffsets())) {
      new CatchUp(log, ticker).run(reader, goal, all -> {
        List<RecordedEvent<E>> batch = all.stream().filter(taken).toList();
        index.apply(batch, reader.positions());
        events += batch.size();
        progress.advanced(events, reader.positions(), goal);
      });
      index.apply(List.of(), reader.positions());
    }
    index.refresh();
    progress.advanced(events, index.nextOffsets(), goal);
  }
}
