package io.orderlog.eventlog.kafka.segments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The partition in which the transaction coordinator notes how the transactions of one writer
 * stand, and those of others. Used by one thread at a time.
 */
final class CoordinatorNotes implements AutoCloseable {

  /** Behind a version, the producer's id, its epoch and a timeout. */
  private static final int STATUS_AT = Short.BYTES + Long.BYTES + Short.BYTES + Integer.BYTES;
  private static final byte COMPLETE_COMMIT = 4;

  private final PartitionFiles files;
  private final Tail tail;
  private final ByteBuffer key;

  /** The notes in this folder on this writer, from their end on. */
  CoordinatorNotes(Path folder, String writerId, Disk disk) throws IOException {
    this.files = new PartitionFiles(folder, disk);
    this.tail = Tail.from(files);
    byte[] id = writerId.getBytes(StandardCharsets.UTF_8);
    // A version, which is 0, and the id.
    this.key = ByteBuffer.allocate(2 * Short.BYTES + id.length)
        .putShort((short) 0).putShort((short) id.length).put(id).flip();
  }

  PartitionFiles files() {
    return files;
  }

  /**
   * Returns when the next commit of the writer is noted as complete.
   *
   * @throws IOException also if it is not in time
   */
  void awaitCommit(Waiting waiting) throws IOException {
    while (!isCommit(tail.firstRecord(waiting.next(tail)))) {
      // Somebody else's, or on the way.
    }
  }

  /** Takes no notice of what there is by now. */
  void skip() throws IOException {
    while (tail.nextAnywhere().isPresent()) {
      // The next one.
    }
  }

  private boolean isCommit(FirstRecord note) {
    return note.key().equals(key) && note.value().remaining() > STATUS_AT
        && note.value().get(STATUS_AT) == COMPLETE_COMMIT;
  }

  @Override
  public void close() {
    tail.close();
    files.close();
  }
}
