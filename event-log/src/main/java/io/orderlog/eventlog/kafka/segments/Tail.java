package io.orderlog.eventlog.kafka.segments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** What is appended to a partition from now on, batch by batch. Used by one thread at a time. */
final class Tail implements AutoCloseable {

  private final PartitionFiles files;
  private long segment;
  private FileChannel file;
  private long place;

  private Tail(PartitionFiles files, long segment, FileChannel file, long place) {
    this.files = files;
    this.segment = segment;
    this.file = file;
    this.place = place;
  }

  /** The tail from the end that the partition has now, while nobody appends to it. */
  static Tail from(PartitionFiles files) throws IOException {
    long segment = files.newestSegment();
    FileChannel file = files.open(segment);
    return new Tail(files, segment, file, file.size());
  }

  /** The next batch; empty if there is none in the segment that was read last. */
  Optional<Batch> next() throws IOException {
    Optional<Batch> next = Batch.at(file, place);
    next.ifPresent(batch -> place = batch.end());
    return next;
  }

  /** The next batch, in the next segment if one was begun; empty if there is none yet. */
  Optional<Batch> nextAnywhere() throws IOException {
    long[] after = files.segmentsAfter(segment);
    // Looked at again: what was appended to this one last came before the new one was made.
    Optional<Batch> next = next();
    if (next.isEmpty() && after.length > 0) {
      goTo(after[0]);
      return next();
    }
    return next;
  }

  /** The first record of the batch that was read last. */
  FirstRecord firstRecord(Batch last) throws IOException {
    return last.firstRecord(file);
  }

  private void goTo(long next) throws IOException {
    FileChannel opened = files.open(next);
    file.close();
    file = opened;
    segment = next;
    place = 0;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
