package io.orderlog.eventlog.kafka.segments;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * The files of a log, for a process that is on the machine of its broker and may read them.
 * Thread-safe.
 *
 * <p>A single broker keeps what it acknowledges from the loss of power in one of two ways: it
 * flushes every append, or it flushes now and then only ({@code flush.ms}) and leaves it to the
 * writers to flush what they answer for. One that does neither promises nothing; nothing is flushed
 * then.
 */
public final class LocalFiles implements AutoCloseable {

  private static final String TRANSACTIONS = "__transaction_state";
  private static final String NEVER = String.valueOf(Long.MAX_VALUE);
  private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();
  private static final long LOOK_AGAIN_NANOS = Duration.ofMinutes(1).toNanos();

  /** How a broker deals with a topic. */
  private enum Keeping {
    EACH_APPEND, LEFT_TO_WRITERS, NOT
  }

  private final KafkaAdmin admin;
  private final LogIdentity log;
  private final Disk disk;
  private volatile boolean required;
  private @Nullable ReadFiles read;
  private long lookedAt;

  /** Those of this log, of which nothing is known yet. */
  public LocalFiles(KafkaAdmin admin, LogIdentity log, Disk disk) {
    this.admin = admin;
    this.log = log;
    this.disk = disk;
  }

  /**
   * Whether the broker leaves flushing to its writers and those of this process can do it.
   * Whatever it is now, they write no more if it ever leaves it to them and they cannot.
   *
   * @throws LogUnavailableException if Kafka does not answer
   */
  public boolean requireFlushing() {
    required = true;
    return found(log, log.allPartitions()).isPresent() && keeping() == Keeping.LEFT_TO_WRITERS;
  }

  /**
   * The files that a writer touches, with all that is in them made safe. To be called after the
   * fence, when nothing is open in the partitions any more.
   *
   * @param patience how long it waits for the end of a transaction
   * @return empty if they are not to be read here
   * @throws LogUnavailableException if they are not to be read and have to be, or Kafka does not
   *     answer
   */
  public Optional<WriterFiles> ofWriter(
      String writerId, Set<Integer> partitions, Duration patience) {
    Optional<Map<Integer, Path>> folders = found(log, partitions);
    Optional<Path> coordinator = folders.flatMap(_ -> coordinatorOf(writerId));
    if (coordinator.isEmpty() && required && keeping() == Keeping.LEFT_TO_WRITERS) {
      throw new LogUnavailableException("the files of " + log.topic() + " are no longer to be read"
          + " here, and its broker leaves it to the writers to flush them", null);
    }
    return coordinator.map(notes -> WriterFiles.open(
        writerId, folders.orElseThrow(), notes, keeping() != Keeping.NOT, disk, patience));
  }

  /**
   * Makes sure that what was read before these offsets stays, as far as the broker promises that of
   * anything.
   *
   * @throws LogUnavailableException if that fails
   */
  public synchronized void flush(Offsets upTo) {
    ReadFiles files = read;
    if (files == null
        || (files.isEmpty() && System.nanoTime() - lookedAt > LOOK_AGAIN_NANOS)) {
      close();
      lookedAt = System.nanoTime();
      files = new ReadFiles(found(log, log.allPartitions())
          .filter(_ -> keeping() != Keeping.NOT).orElse(Map.of()), disk);
      read = files;
    }
    try {
      files.flush(upTo);
    } catch (IOException failure) {
      close();
      throw new LogUnavailableException("what was read of " + log.topic()
          + " cannot be flushed: " + failure.getMessage(), failure);
    }
  }

  /** As Kafka chooses it. */
  private Optional<Path> coordinatorOf(String writerId) {
    try {
      LogIdentity notes = EventTopic.identify(admin, TRANSACTIONS);
      int hash = writerId.hashCode();
      int partition =
          (hash == Integer.MIN_VALUE ? 0 : Math.abs(hash)) % notes.partitions();
      return found(notes, Set.of(partition)).map(folders -> folders.get(partition));
    } catch (LogUnavailableException unknown) {
      if (unknown.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw unknown;
    }
  }

  /** All of them or none. For a moment, a topic that was made just now has not all its files. */
  private Optional<Map<Integer, Path>> found(LogIdentity topic, Set<Integer> partitions) {
    long start = System.nanoTime();
    while (true) {
      Optional<Map<Integer, Path>> folders = BrokerFolders.find(admin)
          .map(broker -> broker.foldersOf(topic, partitions));
      if (folders.isEmpty() || folders.get().keySet().equals(partitions)) {
        return folders;
      }
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        return Optional.empty();
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private Keeping keeping() {
    Map<String, String> settings = admin.settings(
        new ConfigResource(ConfigResource.Type.TOPIC, log.topic()));
    if (settings.getOrDefault("flush.messages", NEVER).equals("1")) {
      return Keeping.EACH_APPEND;
    }
    return settings.getOrDefault("flush.ms", NEVER).equals(NEVER)
        ? Keeping.NOT
        : Keeping.LEFT_TO_WRITERS;
  }

  @Override
  public synchronized void close() {
    if (read != null) {
      read.close();
      read = null;
    }
  }
}
