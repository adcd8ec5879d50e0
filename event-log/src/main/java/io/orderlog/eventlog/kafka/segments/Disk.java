package io.orderlog.eventlog.kafka.segments;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where files are made safe from the loss of power. Thread-safe. */
@FunctionalInterface
public interface Disk {

  /**
   * Returns when all is on the disk that any process had written to the file before.
   *
   * @param file open in any way
   * @throws IOException if it may not be there
   */
  void flush(Path path, FileChannel file) throws IOException;

  /**
   * The disk of this machine. After one failure it fails for ever: the operating system tells of
   * what it could not write only once, and takes it for written from then on.
   */
  static Disk ofThisMachine() {
    return new Disk() {

      private volatile @Nullable IOException failed;

      @Override
      public void flush(Path path, FileChannel file) throws IOException {
        IOException before = failed;
        if (before != null) {
          throw new IOException("the disk has failed before: " + before.getMessage(), before);
        }
        try {
          file.force(false);
        } catch (ClosedChannelException stopped) {
          throw stopped;
        } catch (IOException failure) {
          failed = failure;
          throw failure;
        }
      }
    };
  }
}
