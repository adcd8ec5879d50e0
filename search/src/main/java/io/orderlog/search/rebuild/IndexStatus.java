package io.orderlog.search.rebuild;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.search.CommittedIndex;
import io.orderlog.search.IndexFolder;
import io.orderlog.search.SearchKind;
import io.orderlog.search.Searched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The index that answers, as operators want to see it.
 *
 * @param generation its number
 * @param createdAt as the file system tells it
 * @param things that it had at its last commit
 * @param nextOffsets per partition, how far it was then
 * @param ends of the log
 * @param mismatch why the log is not the one that it was made of, and what to do
 */
public record IndexStatus(int generation, Instant createdAt, long things, Offsets nextOffsets,
    Offsets ends, Optional<String> mismatch) {

  /** Nothing if there is no index, or it was never committed. */
  public static Optional<IndexStatus> of(
      SearchKind<?, ?> kind, IndexFolder folder, EventLog<?> log) {
    int generation = folder.active();
    return CommittedIndex.open(kind, folder.of(generation)).map(live -> {
      try (live) {
        Offsets ends = log.endOffsets(log.identity().allPartitions());
        return new IndexStatus(generation, createdAt(folder, generation), live.things(),
            live.nextOffsets(), ends, mismatch(live, folder, log, ends));
      }
    });
  }

  /**
   * One generation of the index, if it is of this log.
   *
   * @throws NoIndexException if there is none, or it is of another log
   */
  static <T extends Searched> CommittedIndex<T> requireOpen(SearchKind<?, T> kind,
      IndexFolder folder, int generation, EventLog<?> log) {
    CommittedIndex<T> live = CommittedIndex.open(kind, folder.of(generation)).orElseThrow(
        () -> new NoIndexException("there is no index in " + folder.root()
            + ": give the ORDERLOG_DATA of a query side, or rebuild it"));
    try {
      // Asked for when it is open: it cannot have been beyond that.
      Offsets ends = log.endOffsets(log.identity().allPartitions());
      mismatch(live, folder, log, ends).ifPresent(reason -> {
        throw new NoIndexException(reason);
      });
      return live;
    } catch (RuntimeException failure) {
      live.close();
      throw failure;
    }
  }

  private static Optional<String> mismatch(
      CommittedIndex<?> live, IndexFolder folder, EventLog<?> log, Offsets ends) {
    if (!live.isOf(log.identity())) {
      return Optional.of("the index in " + folder.root() + " was made of another log than "
          + log.identity().topic() + " with the id " + log.identity().id()
          + ": connect to the right one, or rebuild the index from this one");
    }
    OptionalInt beyond = live.nextOffsets().firstBeyond(ends);
    return beyond.isEmpty()
        ? Optional.empty()
        : Optional.of("the index in " + folder.root() + " is at offset "
            + live.nextOffsets().of(beyond.getAsInt()) + " of partition " + beyond.getAsInt()
            + ", where " + log.identity().topic() + " ends at " + ends.of(beyond.getAsInt())
            + ": records are gone. Restore the log, or rebuild the index from what is left");
  }

  private static Instant createdAt(IndexFolder folder, int generation) {
    try {
      return Files.readAttributes(folder.of(generation), BasicFileAttributes.class)
          .creationTime().toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
