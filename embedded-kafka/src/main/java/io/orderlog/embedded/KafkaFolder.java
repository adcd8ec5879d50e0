package io.orderlog.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The broker's folder as it lies on disk.
 *
 * @param clusterId empty if it has never been formatted
 * @param hasMetadata whether it has the log in which the controller keeps what there is
 * @param strays what the broker has taken for remains of partitions that there are no more, and
 *     will delete; those without records are left out
 * @param foreign folders that are none of Kafka's
 */
record KafkaFolder(Path path, Optional<String> clusterId, boolean hasMetadata,
    List<PartitionFolder> partitions, List<Path> strays, List<Path> foreign) {

  static final String FORMATTED_MARK = "meta.properties";
  private static final String METADATA = "__cluster_metadata-0";
  private static final String REMOTE_CACHE = "remote-log-index-cache";
  private static final Pattern SNAPSHOT = Pattern.compile("(?!0+-0+\\.).*\\.checkpoint");
  private static final int TRIAL_BYTES = 64 * 1024;

  /** Looks at a folder, and changes nothing; one that is not there is empty. */
  static KafkaFolder look(Path path) throws IOException {
    List<PartitionFolder> partitions = new ArrayList<>();
    List<Path> strays = new ArrayList<>();
    List<Path> foreign = new ArrayList<>();
    for (Path folder : foldersIn(path)) {
      String name = folder.getFileName().toString();
      if (name.endsWith("-stray")) {
        if (PartitionFolder.hasRecords(folder)) {
          strays.add(folder);
        }
      } else if (!isBookkeeping(name)) {
        PartitionFolder.look(folder).ifPresentOrElse(partitions::add, () -> foreign.add(folder));
      }
    }
    return new KafkaFolder(path, clusterId(path.resolve(FORMATTED_MARK)),
        hasMetadata(path.resolve(METADATA)),
        partitions, strays, foreign);
  }

  /**
   * Makes it unless it is there, and makes sure that a broker can use it.
   *
   * @throws IOException if it cannot be written to, or another broker is in it
   */
  static void prepare(Path path) throws IOException {
    Files.createDirectories(path);
    Path trial = Files.createTempFile(path, "writable", null);
    try {
      Files.write(trial, new byte[TRIAL_BYTES]);
    } finally {
      Files.delete(trial);
    }
    try (FileChannel lock = FileChannel.open(
        path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (lock.tryLock() == null) {
        throw new IOException("another broker runs in it");
      }
    } catch (OverlappingFileLockException _) {
      throw new IOException("another broker of this process runs in it");
    }
  }

  /** Whether anything was ever written to a topic of it. */
  boolean hasRecords() {
    return partitions.stream().anyMatch(PartitionFolder::hasRecords);
  }

  Optional<PartitionFolder> partition(String topic, int partition) {
    return partitions.stream()
        .filter(each -> each.topic().equals(topic) && each.partition() == partition).findFirst();
  }

  private static boolean isBookkeeping(String name) {
    return name.equals(METADATA) || name.equals(REMOTE_CACHE) || name.endsWith("-delete")
        || name.endsWith("-future");
  }

  /** What formatting alone leaves there does not count. */
  private static boolean hasMetadata(Path folder) throws IOException {
    return Files.isDirectory(folder)
        && (PartitionFolder.hasRecords(folder) || !snapshots(folder).isEmpty());
  }

  private static List<Path> snapshots(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> SNAPSHOT.matcher(file.getFileName().toString()).matches())
          .toList();
    }
  }

  private static List<Path> foldersIn(Path path) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** Empty text if the file is there and does not say. */
  private static Optional<String> clusterId(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      properties.load(reader);
    } catch (IllegalArgumentException _) {
      // A broken escape: the caller reports it.
      return Optional.of("");
    }
    return Optional.of(properties.getProperty("cluster.id", "").strip());
  }
}
