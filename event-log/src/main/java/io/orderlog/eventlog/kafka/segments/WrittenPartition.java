package io.orderlog.eventlog.kafka.segments;

import io.orderlog.eventlog.kafka.segments.Batch.Kind;
import java.io.IOException;
import java.nio.file.Path;

/** A partition of the log that one writer appends to. Used by one thread at a time. */
final class WrittenPartition implements AutoCloseable {

  private final PartitionFiles files;
  private final Tail tail;

  /** The partition in this folder, from its end on. */
  WrittenPartition(Path folder, Disk disk) throws IOException {
    this.files = new PartitionFiles(folder, disk);
    this.tail = Tail.from(files);
  }

  PartitionFiles files() {
    return files;
  }

  /**
   * Returns when the marker is there that commits a transaction.
   *
   * @param firstOffset of the transaction
   * @throws IOException also if it was aborted, or is not there in time
   */
  void awaitMarker(long firstOffset, Waiting waiting) throws IOException {
    long producer = producerOf(firstOffset, waiting);
    Batch batch = waiting.next(tail);
    while (batch.producerId() != producer || batch.kind() == Kind.RECORDS) {
      batch = waiting.next(tail);
    }
    if (batch.kind() != Kind.COMMIT) {
      throw new IOException("what begins at offset " + firstOffset + " was aborted");
    }
  }

  /** That the offset is there at all shows that these are the files that the broker writes. */
  private long producerOf(long firstOffset, Waiting waiting) throws IOException {
    Batch batch = waiting.next(tail);
    while (batch.lastOffset() < firstOffset) {
      batch = waiting.next(tail);
    }
    // A broker that takes a batch for one that it has already, says where that one is.
    if (batch.firstOffset() > firstOffset || batch.kind() != Kind.RECORDS) {
      throw new IOException("offset " + firstOffset + " was not appended just now");
    }
    return batch.producerId();
  }

  @Override
  public void close() {
    tail.close();
    files.close();
  }
}
