package io.orderlog.eventlog.kafka.segments;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that the transactions of one writer touch: those of its partitions, and those in which
 * the coordinator notes how its transactions stand. A flush concerns a file and not who opened it,
 * so what the broker has appended can be made safe from here: once for a whole transaction, and
 * side by side. Used by one thread at a time.
 *
 * <p>Where it flushes, nothing is appended before it is on the disk that the transaction before is
 * complete. A coordinator that found it merely committed would send its markers again, and take a
 * partition that has begun the next one for one that is not to be had: no writer gets by any more.
 */
public final class WriterFiles implements AutoCloseable {

  private final Map<Integer, WrittenPartition> partitions = new HashMap<>();
  private final CoordinatorNotes notes;
  private final @Nullable SideBySide threads;
  private final Duration patience;

  private WriterFiles(CoordinatorNotes notes, boolean flushing, Duration patience) {
    this.notes = notes;
    this.threads = flushing ? new SideBySide() : null;
    this.patience = patience;
  }

  /**
   * Begins to follow the files, and flushes all that there is: what is read from now on is safe. To
   * be called after the fence, when nothing is open in the partitions any more.
   *
   * @param folders of the partitions that the writer appends to
   * @param notes the folder of the coordinator's
   * @param flushing whether to flush at all
   * @param patience how long the end of a transaction is waited for
   * @throws LogUnavailableException if that fails
   */
  static WriterFiles open(String writerId, Map<Integer, Path> folders, Path notes,
      boolean flushing, Disk disk, Duration patience) {
    try {
      WriterFiles files = new WriterFiles(
          new CoordinatorNotes(notes, writerId, disk), flushing, patience);
      try {
        for (var folder : folders.entrySet()) {
          files.partitions.put(
              folder.getKey(), new WrittenPartition(folder.getValue(), disk));
        }
        files.flushFiles(folders.keySet());
        return files;
      } catch (IOException failure) {
        files.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw unsafe("what was appended before", failure);
    }
  }

  /**
   * Flushes records that were acknowledged.
   *
   * @throws LogUnavailableException if that fails
   */
  public void flush(Set<Integer> touched) {
    try {
      flushFiles(touched);
    } catch (IOException failure) {
      throw unsafe("records", failure);
    }
  }

  /**
   * Waits until a commit stands: its markers are there, and all of it is flushed.
   *
   * @param firstOffsets where the transaction starts, in each of the writer's partitions that have
   *     something of it
   * @param since when the commit was asked for, in nanoseconds of this process
   * @throws LogUnavailableException if it does not in time, or never will
   */
  public void awaitCommit(Offsets firstOffsets, long since) {
    try {
      Waiting waiting = new Waiting(since, patience);
      for (int partition : firstOffsets.partitions()) {
        written(partition).awaitMarker(firstOffsets.of(partition), waiting);
      }
      awaitNoted(waiting);
      flushFiles(firstOffsets.partitions());
    } catch (IOException failure) {
      throw unsafe("a transaction", failure);
    }
  }

  /**
   * Waits until a commit is noted for good that has nothing in the writer's partitions.
   *
   * @param since when it was asked for, in nanoseconds of this process
   * @throws LogUnavailableException if it is not in time
   */
  public void awaitNoted(long since) {
    try {
      awaitNoted(new Waiting(since, patience));
      flushFiles(Set.of());
    } catch (IOException failure) {
      throw unsafe("a commit", failure);
    }
  }

  /**
   * Takes note of the end of transactions that were waited for in another way.
   *
   * @throws LogUnavailableException if that fails
   */
  public void skipEnded() {
    try {
      notes.skip();
      flushFiles(Set.of());
    } catch (IOException failure) {
      throw unsafe("the end of a transaction", failure);
    }
  }

  private void awaitNoted(Waiting waiting) throws IOException {
    if (threads != null) {
      notes.awaitCommit(waiting);
    }
  }

  /** These partitions and the notes. */
  private void flushFiles(Set<Integer> touched) throws IOException {
    if (threads != null) {
      List<PartitionFiles> files = new ArrayList<>(List.of(notes.files()));
      touched.forEach(partition -> files.add(written(partition).files()));
      threads.flush(files);
    }
  }

  private WrittenPartition written(int partition) {
    WrittenPartition written = partitions.get(partition);
    if (written == null) {
      throw new IllegalArgumentException("partition " + partition + " is another writer's");
    }
    return written;
  }

  private static LogUnavailableException unsafe(String what, IOException failure) {
    return new LogUnavailableException("the broker's files do not show that " + what
        + " will be there after a crash: " + failure.getMessage(), failure);
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.close();
    }
    partitions.values().forEach(WrittenPartition::close);
    notes.close();
  }
}
