package io.orderlog.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the broker has of one partition.
 *
 * @param topicId empty if the folder does not say, as when it was made in the moment of a crash
 * @param hasRecords whether anything was ever written and is still there
 */
record PartitionFolder(Path path, String topic, int partition, Optional<String> topicId,
    boolean hasRecords) {

  /** In these digits alone, whatever others there are. */
  private static final Pattern NAME = Pattern.compile("(.+)-([0-9]{1,9})");
  private static final Pattern TOPIC_ID = Pattern.compile("(?m)^topic_id: *(\\S+) *$");

  /** The folder as it is; empty if its name is not that of a partition. */
  static Optional<PartitionFolder> look(Path path) throws IOException {
    Matcher name = NAME.matcher(path.getFileName().toString());
    return name.matches()
        ? Optional.of(new PartitionFolder(path, name.group(1), Integer.parseInt(name.group(2)),
            topicId(path), hasRecords(path)))
        : Optional.empty();
  }

  static boolean hasRecords(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().endsWith(".log") && Files.size(file) > 0) {
          return true;
        }
      }
      return false;
    }
  }

  private static Optional<String> topicId(Path folder) throws IOException {
    Path metadata = folder.resolve("partition.metadata");
    if (!Files.exists(metadata)) {
      return Optional.empty();
    }
    Matcher id = TOPIC_ID.matcher(Files.readString(metadata, StandardCharsets.ISO_8859_1));
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }
}
