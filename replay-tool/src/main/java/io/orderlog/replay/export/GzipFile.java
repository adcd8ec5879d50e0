package io.orderlog.replay.export;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * What a gzip file holds. Unlike the JDK's reader, it can tell whether the file has more after its
 * compressed data.
 */
final class GzipFile extends GZIPInputStream {

  /** Behind the data of each part of a gzip file: its CRC-32 and its length. */
  private static final int TRAILER_BYTES = 8;

  private final Counted raw;
  private long readToFill;

  /** Counts what is read. */
  private static final class Counted extends FilterInputStream {

    private long bytes;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      bytes += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      bytes += Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      bytes += skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  /** @throws IOException if it does not begin as a gzip file, or cannot be read */
  GzipFile(InputStream raw, int bufferBytes) throws IOException {
    this(new Counted(raw), bufferBytes);
  }

  private GzipFile(Counted raw, int bufferBytes) throws IOException {
    super(raw, bufferBytes);
    this.raw = raw;
  }

  @Override
  protected void fill() throws IOException {
    super.fill();
    readToFill = raw.bytes;
  }

  /** Whether the file ends with its data, when all of them have been read. */
  boolean endsHere() throws IOException {
    long behind = inf.getRemaining() + raw.bytes - readToFill;
    return behind == TRAILER_BYTES && raw.read() < 0;
  }
}
