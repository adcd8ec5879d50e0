package io.orderlog.command.memory.file;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.DataType;

/**
 * Keys or values with a checksum over all of a page. MVStore itself checks the headers of its pages
 * only: a flipped bit in a key would make a stream look as if it never was. Thread-safe.
 */
final class CheckedPages<T> extends BasicDataType<T> {

  private static final int HEADER = 2 * Integer.BYTES;

  private final DataType<T> type;

  CheckedPages(DataType<T> type) {
    this.type = type;
  }

  @Override
  public void write(WriteBuffer buffer, Object storage, int count) {
    int start = buffer.position();
    buffer.putInt(0).putInt(0);
    type.write(buffer, storage, count);
    int length = buffer.position() - start - HEADER;
    buffer.putInt(start, length);
    buffer.putInt(start + Integer.BYTES, checksum(buffer.getBuffer(), start + HEADER, length));
  }

  @Override
  public void read(ByteBuffer buffer, Object storage, int count) {
    int length = buffer.getInt();
    int expected = buffer.getInt();
    if (length < 0 || length > buffer.remaining()
        || checksum(buffer, buffer.position(), length) != expected) {
      throw new IllegalStateException("the checksum of a page is wrong");
    }
    type.read(buffer, storage, count);
  }

  @Override
  public int getMemory(T value) {
    return type.getMemory(value);
  }

  @Override
  public boolean isMemoryEstimationAllowed() {
    return type.isMemoryEstimationAllowed();
  }

  @Override
  public void write(WriteBuffer buffer, T value) {
    type.write(buffer, value);
  }

  @Override
  public T read(ByteBuffer buffer) {
    return type.read(buffer);
  }

  @Override
  public T[] createStorage(int size) {
    return type.createStorage(size);
  }

  @Override
  public int compare(T one, T two) {
    return type.compare(one, two);
  }

  @Override
  public int binarySearch(T key, Object storage, int size, int guess) {
    return type.binarySearch(key, storage, size, guess);
  }

  private static int checksum(ByteBuffer buffer, int start, int length) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.slice(start, length));
    return (int) crc.getValue();
  }
}
