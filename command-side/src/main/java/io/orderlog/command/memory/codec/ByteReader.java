package io.orderlog.command.memory.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/**
 * Reads what {@link ByteWriter} wrote, in the same order. Every method throws
 * {@link MalformedBytesException} at bytes that are something else. Used by one thread.
 */
public final class ByteReader {

  private final byte[] bytes;
  private int position;

  public ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A number of any size. */
  public long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      long next = bytes[advance(1)];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new MalformedBytesException("a number does not end");
  }

  /** How many of something, each at least one byte, there are to come. */
  public int count() {
    long count = number();
    if (count < 0 || count > bytes.length - position) {
      throw new MalformedBytesException("a count of " + count + " before the last "
          + (bytes.length - position) + " bytes");
    }
    return (int) count;
  }

  /** Any text. */
  public String text() {
    int length = count();
    return new String(bytes, advance(length), length, UTF_8);
  }

  /** Any text that was written as an id. */
  public String id() {
    return number() == ByteWriter.UUID_FORM
        ? new UUID(fixed(), fixed()).toString()
        : text();
  }

  /** A point in time. */
  public Instant time() {
    try {
      return Instant.ofEpochSecond(number(), number());
    } catch (DateTimeException | ArithmeticException _) {
      throw new MalformedBytesException("a time is out of all bounds");
    }
  }

  /** A currency that was written as the text of its code. */
  public Currency currency() {
    String code = text();
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException _) {
      throw new MalformedBytesException("there is no currency " + code);
    }
  }

  /** Eight bytes. */
  long fixed() {
    int from = advance(Long.BYTES);
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << Byte.SIZE) | (bytes[from + i] & 0xff);
    }
    return value;
  }

  /** Requires that nothing is left. */
  public void end() {
    if (position != bytes.length) {
      throw new MalformedBytesException((bytes.length - position) + " bytes are left over");
    }
  }

  private int advance(int length) {
    if (length > bytes.length - position) {
      throw new MalformedBytesException("the bytes end too early");
    }
    int from = position;
    position += length;
    return from;
  }
}
