package io.orderlog.command.memory.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** Collects bytes: small numbers take one, texts their UTF-8. Used by one thread. */
public final class ByteWriter {

  static final int TEXT = 0;
  static final int UUID_FORM = 1;

  private static final int UUID_LENGTH = 36;

  private byte[] bytes = new byte[256];
  private int size;

  /** A number of any size; the nearer to zero, the fewer bytes. */
  public ByteWriter number(long value) {
    // The sign moves to the lowest bit, so that small negative numbers are short too.
    long rest = (value << 1) ^ (value >> 63);
    ensureRoom(10);
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** Any text that has a form in UTF-8. */
  public ByteWriter text(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return number(utf8.length).raw(utf8);
  }

  /** Any text; 17 bytes if it is a UUID in its canonical form. */
  public ByteWriter id(String id) {
    if (id.length() == UUID_LENGTH && id.charAt(8) == '-') {
      try {
        UUID uuid = UUID.fromString(id);
        if (uuid.toString().equals(id)) {
          return number(UUID_FORM).fixed(uuid.getMostSignificantBits())
              .fixed(uuid.getLeastSignificantBits());
        }
      } catch (IllegalArgumentException _) {
        // Only looks like one.
      }
    }
    return number(TEXT).text(id);
  }

  /** A point in time, exactly. */
  public ByteWriter time(Instant time) {
    return number(time.getEpochSecond()).number(time.getNano());
  }

  /** Eight bytes, so that greater numbers come after smaller ones; not for negative numbers. */
  public ByteWriter fixed(long value) {
    ensureRoom(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  /** All that was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private ByteWriter raw(byte[] added) {
    ensureRoom(added.length);
    System.arraycopy(added, 0, bytes, size, added.length);
    size += added.length;
    return this;
  }

  private void ensureRoom(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
