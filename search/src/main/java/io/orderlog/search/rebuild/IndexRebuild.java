package io.orderlog.search.rebuild;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.search.CommittedIndex;
import io.orderlog.search.IndexFolder;
import io.orderlog.search.IndexInUseException;
import io.orderlog.search.SearchIndex;
import io.orderlog.search.SearchKind;
import io.orderlog.search.Searched;
import io.orderlog.time.Ticker;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Makes an index of the whole log, beside the one that answers. Used by one thread.
 *
 * @param kind of what is found
 * @param log of that kind
 * @param progress is told how far it is
 */
public record IndexRebuild<E, T extends Searched>(
    SearchKind<E, T> kind, EventLog<E> log, Ticker ticker, IndexProgress progress) {

  /**
   * What was made.
   *
   * @param generation its number
   * @param events that it is made of
   * @param things that it has
   * @param parity compared with the one before; nothing if there was none that could be read, or
   *     one of another log
   */
  public record Report(int generation, long events, long things, Optional<Parity> parity) {}

  /**
   * How what was made compares with the one before. Things that have gone on since its last commit
   * are no differences.
   *
   * @param generation the one before
   * @param things that it had
   * @param differences how many of them the new one has not, or otherwise
   */
  public record Parity(int generation, long things, long differences) {}

  /**
   * Makes the next generation, and lets it answer. Whoever serves the one before brings it up to
   * that, and takes it, within seconds. One that is broken off changes nothing, and the next removes
   * what it has left.
   *
   * @throws IndexInUseException if another process is at it
   * @throws UncheckedIOException if the folder cannot be read or written
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not answer
   */
  public Report run(IndexFolder folder) {
    try (FolderLock _ = FolderLock.take(folder.root(), "rebuilt")) {
      folder.removeUnfinished();
      int generation = folder.next();
      IndexBuild<E> build = new IndexBuild<>(log, ticker, progress);
      try (
          SearchIndex<E, T> index = SearchIndex.open(kind, folder.of(generation), log.identity())) {
        build.reach(index, ends());
        Optional<Parity> parity = parity(folder, index, build);
        log.flush(index.nextOffsets());
        index.commit();
        folder.activate(generation);
        return new Report(generation, build.events(), index.things(), parity);
      }
    }
  }

  private Offsets ends() {
    return log.endOffsets(log.identity().allPartitions());
  }

  private Optional<Parity> parity(
      IndexFolder folder, SearchIndex<E, T> made, IndexBuild<E> build) {
    int before = folder.active();
    try {
      return CommittedIndex.open(kind, folder.of(before)).flatMap(live -> {
        try (live) {
          return live.isOf(log.identity())
              ? Optional.of(parity(before, live, made, build))
              : Optional.empty();
        }
      });
    } catch (UncheckedIOException unreadable) {
      // It is what is replaced.
      return Optional.empty();
    }
  }

  /** The live one may have gone on while the other one was made, which follows it first. */
  private Parity parity(int generation, CommittedIndex<T> live, SearchIndex<E, T> made,
      IndexBuild<E> build) {
    // No further than the log, which may have lost what the live one has seen.
    build.reach(made, live.nextOffsets().atMost(ends()));
    IndexComparison<T> comparison = new IndexComparison<>(0);
    comparison.noLess(live, made);
    return new Parity(generation, live.things(), comparison.differences());
  }
}
