package io.orderlog.eventlog.kafka.segments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The head of a batch of records in a segment file, in version 2 of Kafka's format, the only one
 * that transactions know.
 *
 * @param place in the file, where it begins
 * @param end the place in the file where the next batch begins
 * @param producerId of whoever sent it; negative if it has none
 */
record Batch(long place, long end, long firstOffset, long lastOffset, long producerId, Kind kind) {

  /** What it is for a transaction. */
  enum Kind {
    /** Records outside of transactions, or something that the broker noted for itself. */
    OTHER,
    /** Records of a transaction. */
    RECORDS,
    /** The marker that ends a transaction: what its producer sent before counts. */
    COMMIT,
    /** The marker that ends a transaction: what its producer sent before never was. */
    ABORT
  }

  private static final int HEAD_BYTES = 61;
  private static final int UP_TO_LENGTH_BYTES = 12;
  private static final int LENGTH_AT = 8;
  private static final int MAGIC_AT = 16;
  private static final int ATTRIBUTES_AT = 21;
  private static final int LAST_OFFSET_DELTA_AT = 23;
  private static final int PRODUCER_ID_AT = 43;
  private static final byte MAGIC = 2;
  private static final int TRANSACTIONAL = 0x10;
  private static final int CONTROL = 0x20;
  private static final int MARKER_BYTES = 32;
  private static final int ABORTED = 0;
  private static final int COMMITTED = 1;

  /**
   * The batch that begins at a place where one ended.
   *
   * @return empty if it is not there yet, or not whole
   * @throws IOException if there is something else, or the file cannot be read
   */
  static Optional<Batch> at(FileChannel file, long place) throws IOException {
    ByteBuffer head = read(file, place, HEAD_BYTES);
    if (head.remaining() < HEAD_BYTES || head.getInt(LENGTH_AT) == 0) {
      return Optional.empty();
    }
    long end = place + UP_TO_LENGTH_BYTES + head.getInt(LENGTH_AT);
    if (head.get(MAGIC_AT) != MAGIC || end < place + HEAD_BYTES) {
      throw new IOException("no batch of records begins at " + place);
    }
    if (end > file.size()) {
      return Optional.empty();
    }
    long first = head.getLong(0);
    return Optional.of(new Batch(place, end, first, first + head.getInt(LAST_OFFSET_DELTA_AT),
        head.getLong(PRODUCER_ID_AT), kind(head.getShort(ATTRIBUTES_AT), file, place)));
  }

  /**
   * Its first record, if it was not compressed.
   *
   * @param file that it was found in
   */
  FirstRecord firstRecord(FileChannel file) throws IOException {
    return FirstRecord.read(read(
        file, place + HEAD_BYTES,
        (int) Math.min(end - place - HEAD_BYTES, FirstRecord.MOST_BYTES)));
  }

  private static Kind kind(short attributes, FileChannel file, long place) throws IOException {
    if ((attributes & TRANSACTIONAL) == 0) {
      return Kind.OTHER;
    }
    return (attributes & CONTROL) == 0
        ? Kind.RECORDS
        : marker(FirstRecord.read(read(file, place + HEAD_BYTES, MARKER_BYTES)).key());
  }

  /** Its key has a version and a type. */
  private static Kind marker(ByteBuffer key) {
    return switch (key.getShort(Short.BYTES)) {
      case ABORTED -> Kind.ABORT;
      case COMMITTED -> Kind.COMMIT;
      default -> Kind.OTHER;
    };
  }

  private static ByteBuffer read(FileChannel file, long place, int most) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(most);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = file.read(bytes, place + bytes.position());
    }
    return bytes.flip();
  }
}
