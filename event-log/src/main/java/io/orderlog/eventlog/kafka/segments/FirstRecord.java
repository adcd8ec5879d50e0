package io.orderlog.eventlog.kafka.segments;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * The first record of a batch.
 *
 * @param value as much of it as was read
 */
record FirstRecord(ByteBuffer key, ByteBuffer value) {

  /** As far as anything in it is of interest here. */
  static final int MOST_BYTES = 1_024;

  private static final int MORE = 0x80;
  private static final int BITS = 0x7f;
  private static final int BITS_OF_BYTE = 7;

  /**
   * Reads one.
   *
   * @param bytes from the record's first on
   * @throws IOException if they are none of a record
   */
  static FirstRecord read(ByteBuffer bytes) throws IOException {
    try {
      // Its length, attributes, and how far its time and offset are from those of the batch.
      number(bytes);
      bytes.get();
      number(bytes);
      number(bytes);
      return new FirstRecord(part(bytes), part(bytes));
    } catch (BufferUnderflowException | IndexOutOfBoundsException broken) {
      throw new IOException("a batch does not begin with a record", broken);
    }
  }

  private static ByteBuffer part(ByteBuffer bytes) {
    int length = Math.clamp(number(bytes), 0, bytes.remaining());
    ByteBuffer part = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return part;
  }

  /** Seven bits in a byte, the lowest first; every other one is negative. */
  private static long number(ByteBuffer bytes) {
    long number = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes.get();
      number |= (long) (next & BITS) << shift;
      shift += BITS_OF_BYTE;
    } while ((next & MORE) != 0);
    return (number >>> 1) ^ -(number & 1);
  }
}
