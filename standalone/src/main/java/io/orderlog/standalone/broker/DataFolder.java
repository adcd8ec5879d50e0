package io.orderlog.standalone.broker;

import io.orderlog.embedded.LogMemory;
import io.orderlog.eventlog.AggregateLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds the log and the read models of one machine. It is locked while a broker
 * runs in it; the lock goes with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {

  private static final String LOCK = "orderlog.lock";
  private static final String BROKER = "broker.address";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the folder if it is missing and takes its lock.
   *
   * @return empty if another process has it
   * @throws WrongDataFolderException if it is another folder than was meant, or not all of it
   * @throws UnusableDataFolderException if the folder cannot be made or written to
   */
  public static Optional<DataFolder> lock(Path path) {
    try {
      DataFolderShape.check(path);
      Files.createDirectories(path);
      FileChannel channel = FileChannel.open(path.resolve(LOCK),
          StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      Files.deleteIfExists(path.resolve(BROKER));
      return Optional.of(new DataFolder(path, channel));
    } catch (IOException notUsable) {
      throw new UnusableDataFolderException(path, notUsable);
    }
  }

  /** Where the broker in the folder can be reached, if one runs and has said so. */
  public static Optional<String> runningBroker(Path path) {
    try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE)) {
      // An address that a killed process left is no sign of a running one; its lock is.
      return tryLock(channel) == null
          ? Optional.of(Files.readString(path.resolve(BROKER)).strip())
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Tells other processes where the broker in this folder can be reached. */
  void announceBroker(String bootstrapServers) {
    try {
      Path written = Files.writeString(
          path.resolve(BROKER + ".new"), bootstrapServers, StandardCharsets.UTF_8);
      Files.move(written, path.resolve(BROKER), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException notUsable) {
      throw new UnusableDataFolderException(path, notUsable);
    }
  }

  Path kafka() {
    return path.resolve(DataFolderShape.KAFKA);
  }

  /** Remembers which log the folder holds. */
  LogMemory memory() {
    return new LogMemory(path.resolve(DataFolderShape.MEMORY).toAbsolutePath().normalize(),
        AggregateLog::isEventsTopic);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path.resolve(BROKER));
    channel.close();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      // This very process has it, which is no different.
      return null;
    }
  }
}
