package io.orderlog.command.memory.file;

import io.orderlog.command.memory.StateStorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive use of a state file, by a lock on a file next to it. The lock file is never deleted:
 * deleting it could pull it from under the next holder. Thread-safe.
 */
final class FileClaim implements AutoCloseable {

  private final FileChannel lock;

  private FileClaim(FileChannel lock) {
    this.lock = lock;
  }

  /**
   * Claims it; empty if another writer of this process or of another one has it.
   *
   * @throws StateStorageException if it cannot be known
   */
  static @Nullable FileClaim on(Path stateFile) {
    Path path = stateFile.resolveSibling(
        stateFile.getFileName().toString().replaceAll("\\.mv$", "") + ".lock");
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return new FileClaim(channel);
      }
    } catch (OverlappingFileLockException _) {
      // Another writer of this very process has it, which is no different.
    } catch (IOException failure) {
      close(channel);
      throw new StateStorageException(path + " cannot be locked: " + failure, failure);
    }
    close(channel);
    return null;
  }

  @Override
  public void close() {
    close(lock);
  }

  private static void close(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException _) {
      // A lock goes with its process at the latest.
    }
  }
}
