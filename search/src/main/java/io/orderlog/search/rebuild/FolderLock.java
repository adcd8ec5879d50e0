package io.orderlog.search.rebuild;

import io.orderlog.search.IndexInUseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Work on an index that one process does at a time. The lock goes with the process. */
final class FolderLock implements AutoCloseable {

  private final FileChannel file;

  private FolderLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes it, or fails at once.
   *
   * @param what is done with the index, as in {@code rebuilt}
   * @throws IndexInUseException if somebody else does that
   */
  static FolderLock take(Path root, String what) {
    try {
      Files.createDirectories(root);
      FileChannel file = FileChannel.open(root.resolve(what + ".lock"),
          StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (file.tryLock() != null) {
          return new FolderLock(file);
        }
      } catch (OverlappingFileLockException _) {
        // Held by this process.
      } catch (IOException | RuntimeException failure) {
        file.close();
        throw failure;
      }
      file.close();
      throw IndexInUseException.during(what, root);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "the folder of the index, " + root + ", cannot be used: " + failure, failure);
    }
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
