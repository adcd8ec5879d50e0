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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares the index that answers, as it was committed last, with one that is made of the log up to
 * there. Changes nothing, and may run while the index is in use. Used by one thread.
 *
 * @param kind of what is found
 * @param log of that kind
 * @param progress is told how far the other index is
 */
public record IndexVerification<E, T extends Searched>(
    SearchKind<E, T> kind, EventLog<E> log, Ticker ticker, IndexProgress progress) {

  /**
   * What was found.
   *
   * @param generation that was verified
   * @param nextOffsets how far it was
   * @param things that it has
   * @param differences how many things are missing, should not be there or are otherwise than the
   *     log says
   * @param shown the first of them
   */
  public record Report(int generation, Offsets nextOffsets, long things, long differences,
      List<IndexDifference> shown) {

    public Report {
      shown = List.copyOf(shown);
    }
  }

  /**
   * Compares them.
   *
   * @param mostShown of the differences
   * @throws NoIndexException if there is no index, or none of this log
   * @throws IndexInUseException if another process is at it
   * @throws UncheckedIOException if the folder cannot be read or written
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not answer
   */
  public Report run(IndexFolder folder, int mostShown) {
    int generation = folder.active();
    try (CommittedIndex<T> live = IndexStatus.requireOpen(kind, folder, generation, log);
        FolderLock _ = FolderLock.take(folder.root(), "verified")) {
      Path scratch = folder.root().resolve("verification");
      remove(scratch);
      try {
        return run(generation, live, scratch, mostShown);
      } finally {
        remove(scratch);
      }
    }
  }

  private Report run(int generation, CommittedIndex<T> live, Path scratch, int mostShown) {
    try (SearchIndex<E, T> made = SearchIndex.open(kind, scratch, log.identity())) {
      new IndexBuild<>(log, ticker, progress).reachExactly(made, live.nextOffsets());
      IndexComparison<T> comparison = new IndexComparison<>(mostShown);
      comparison.same(live, made);
      return new Report(generation, live.nextOffsets(), live.things(),
          comparison.differences(), comparison.shown());
    }
  }

  private static void remove(Path scratch) {
    try {
      IndexFolder.delete(scratch);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
