package io.orderlog.search;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.HistoryLostException;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.process.DutyThread;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the active index as new as the log, and lets it be searched meanwhile. When another
 * generation is made active, it is brought up to the one before and then takes its place, so no
 * search ever sees less than an earlier one. Thread-safe.
 */
public final class SearchFeed<E, T extends Searched> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SearchFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);
  /** What is new can be found so long after it was read, at most. */
  private static final Duration REFRESH_EVERY = Duration.ofMillis(100);
  /** What was read since is read again after a crash; a commit has its price. */
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(2);

  private record Served<E, T extends Searched>(int generation, SearchIndex<E, T> index) {}

  private final SearchKind<E, T> kind;

  private final IndexFolder folder;
  private final Supplier<EventLog<E>> log;
  private final Ticker ticker;
  private final Duration interval;
  private final DutyThread thread;
  private volatile @Nullable Served<E, T> served;
  private volatile @Nullable String trouble;
  private volatile boolean opening = true;

  private SearchFeed(SearchKind<E, T> kind, IndexFolder folder, Supplier<EventLog<E>> log,
      Ticker ticker,
      Duration interval) {
    this.kind = kind;
    this.folder = folder;
    this.log = log;
    this.ticker = ticker;
    this.interval = interval;
    this.thread = new DutyThread("search-" + kind.log().name(), this::run);
    this.trouble = index() + " is not open yet";
  }

  /**
   * Begins.
   *
   * @param log opens the log, or says that it is open; called again after a failure
   */
  public static <E, T extends Searched> SearchFeed<E, T> start(SearchKind<E, T> kind,
      IndexFolder folder, Supplier<EventLog<E>> log, Ticker ticker) {
    return start(kind, folder, log, ticker, COMMIT_EVERY);
  }

  /** @param interval between commits, looks for another generation, and tries after a failure */
  static <E, T extends Searched> SearchFeed<E, T> start(SearchKind<E, T> kind,
      IndexFolder folder, Supplier<EventLog<E>> log, Ticker ticker, Duration interval) {
    SearchFeed<E, T> feed = new SearchFeed<>(kind, folder, log, ticker, interval);
    feed.thread.start();
    return feed;
  }

  /** Whether there is no index that answers yet, and none has failed so far. */
  public boolean isOpening() {
    return opening;
  }

  /** What keeps it from being searched, or from being as new as the log, if anything does. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Which generation answers; nothing before there is one. */
  public Optional<Integer> generation() {
    return Optional.ofNullable(served).map(Served::generation);
  }

  /**
   * Asks the index that answers.
   *
   * @return nothing as long as there is none
   */
  public <V> Optional<V> ask(Function<SearchIndex<E, T>, V> question) {
    while (true) {
      Served<E, T> asked = served;
      if (asked == null) {
        return Optional.empty();
      }
      try {
        return Optional.of(question.apply(asked.index()));
      } catch (AlreadyClosedException closed) {
        // Another one is in its place, or is opened because this one failed.
        if (asked.equals(served)) {
          return Optional.empty();
        }
      }
    }
  }

  @Override
  public void close() {
    thread.close();
  }

  private void run() throws InterruptedException {
    while (!thread.isStopping()) {
      try {
        follow(log.get());
      } catch (LogUnavailableException | HistoryLostException | UnreadableEventException
          | IndexInUseException failure) {
        tell(String.valueOf(failure.getMessage()));
        thread.pause(interval);
      } catch (RuntimeException failure) {
        tell(failure.getMessage() + "; if that stays, run replay rebuild "
            + kind.indexName());
        LOG.debug("{} is opened again", index(), failure);
        // Whatever is wrong with what it has in memory, its last commit is whole.
        closeServed();
        thread.pause(interval);
      }
    }
    closeServed();
  }

  private void tell(String reason) {
    String told = index() + " is not as new as the log: " + reason;
    if (!told.equals(trouble)) {
      LOG.warn("{}", told);
    }
    trouble = told;
    opening = false;
  }

  private void follow(EventLog<E> opened) {
    Served<E, T> current = current(opened);
    Offsets ends = opened.endOffsets(opened.identity().allPartitions());
    // So that there is an index, though nothing is in it and nothing may ever come.
    keep(opened, current.index());
    try (LogReader<E> reader = opened.openReader(current.index().nextOffsets())) {
      long refreshed = ticker.nanos();
      long committed = ticker.nanos();
      boolean unseen = false;
      boolean unkept = false;
      boolean caughtUp = hasSeen(current.index(), ends);
      opening = false;
      while (!thread.isStopping()) {
        boolean changed = advance(reader, current.index(), unseen ? REFRESH_EVERY : POLL);
        unseen |= changed;
        unkept |= changed;
        if (unseen && ticker.isPast(refreshed, REFRESH_EVERY)) {
          current.index().refresh();
          refreshed = ticker.nanos();
          unseen = false;
        }
        if (!caughtUp) {
          caughtUp = hasSeen(current.index(), ends);
        }
        if (ticker.isPast(committed, interval)) {
          if (unkept) {
            keep(opened, current.index());
            unkept = false;
          }
          committed = ticker.nanos();
          if (folder.active() != current.generation()) {
            return;
          }
        }
      }
      keep(opened, current.index());
    }
  }

  /** Whether all before these ends is to be found; if not, that is told. */
  private boolean hasSeen(SearchIndex<E, T> index, Offsets ends) {
    Offsets seen = index.seen();
    trouble = seen.reaches(ends)
        ? null
        : index() + " is still read from the log: " + seen.behind(ends) + " offsets to go";
    return trouble == null;
  }

  /** The one that is to be fed: the active one, brought to where the last one was. */
  private Served<E, T> current(EventLog<E> opened) {
    Served<E, T> before = served;
    int active = folder.active();
    if (before != null && before.generation() == active) {
      return before;
    }
    if (folder.hasOtherFormOnly()) {
      LOG.warn("{} was made by a version with other words; it is made again from the log",
          index());
    }
    SearchIndex<E, T> index = SearchIndex.open(kind, folder.of(active), opened.identity());
    try {
      if (before != null) {
        // No further than the log, which may have lost what the one before has seen.
        catchUp(opened, index, before.index().nextOffsets().atMost(
            opened.endOffsets(opened.identity().allPartitions())));
      }
    } catch (RuntimeException failure) {
      index.close();
      throw failure;
    }
    Served<E, T> next = new Served<>(active, index);
    served = next;
    if (before != null) {
      before.index().close();
    }
    folder.removeFormer();
    LOG.info("{} are searched in generation {} of the index, from {} on", kind.log().nouns(),
        active,
        index.nextOffsets());
    return next;
  }

  private void catchUp(EventLog<E> opened, SearchIndex<E, T> index, Offsets goal) {
    try (LogReader<E> reader = opened.openReader(index.nextOffsets())) {
      while (!index.nextOffsets().reaches(goal) && !thread.isStopping()) {
        advance(reader, index, POLL);
      }
    }
    index.refresh();
  }

  private boolean advance(
      LogReader<E> reader, SearchIndex<E, T> index, Duration patience) {
    List<RecordedEvent<E>> events = reader.poll(patience);
    Offsets to = reader.positions();
    boolean changed = !index.nextOffsets().reaches(to);
    index.apply(events, to);
    return changed;
  }

  /** Never ahead of the log, which a loss of power may take the end of. */
  private void keep(EventLog<E> opened, SearchIndex<E, T> index) {
    opened.flush(index.nextOffsets());
    index.commit();
  }

  private void closeServed() {
    Served<E, T> last = served;
    served = null;
    if (last != null) {
      try {
        last.index().close();
      } catch (RuntimeException failure) {
        LOG.warn("{} is not closed: {}", index(), failure.getMessage());
      }
    }
  }

  private String index() {
    return "the index of " + kind.log().nouns();
  }
}
