package io.orderlog.standalone.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a folder may be what {@code ORDERLOG_DATA} means, as far as can be seen from outside. */
final class DataFolderShape {

  static final String KAFKA = "kafka";
  static final String MEMORY = "log.identity";

  private static final Path KAFKA_MARK = Path.of("meta.properties");
  private static final Set<String> PARTS =
      Set.of(KAFKA, "read-model", "command-side", "simulators");

  private DataFolderShape() {}

  /**
   * Looks at a folder that a broker is to be started in, before anything is made in it. What it
   * has of Kafka is for the broker to judge.
   *
   * @throws WrongDataFolderException if it is a part of a data folder, or has data folders in it,
   *     or has what belongs to a log that is not there
   */
  static void check(Path data) throws IOException {
    Path folder = data.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    boolean isPart = parent != null && isDataFolder(parent)
        && PARTS.contains(String.valueOf(folder.getFileName()));
    if (isPart || Files.exists(folder.resolve(KAFKA_MARK))) {
      throw new WrongDataFolderException(
          folder + " is a part of a data folder; set ORDERLOG_DATA to"
              + " " + parent);
    }
    if (!isDataFolder(folder)) {
      checkNew(folder);
    }
  }

  private static void checkNew(Path folder) throws IOException {
    List<Path> inside = childrenOf(folder).stream()
        .filter(child -> Files.isDirectory(child) && isDataFolder(child)).toList();
    if (!inside.isEmpty()) {
      throw new WrongDataFolderException(folder + " is no data folder, but has "
          + inside.stream().map(Path::toString).collect(Collectors.joining(", "))
          + "; set ORDERLOG_DATA to that, or to another folder to begin a new log");
    }
    List<Path> remains = childrenOf(folder.resolve("command-side")).stream()
        .filter(file -> file.toString().endsWith(".mv")).toList();
    if (!remains.isEmpty()) {
      throw new WrongDataFolderException(folder + " has what writers knew of a log, as "
          + remains.getFirst() + ", but no Kafka folder with that log. Nothing was changed. Restore"
          + " the whole data folder from a backup; to begin a new log, set ORDERLOG_DATA to a new"
          + " folder, or delete everything in this one");
    }
  }

  private static boolean isDataFolder(Path folder) {
    return Files.exists(folder.resolve(MEMORY))
        || Files.exists(folder.resolve(KAFKA).resolve(KAFKA_MARK));
  }

  private static List<Path> childrenOf(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }
}
