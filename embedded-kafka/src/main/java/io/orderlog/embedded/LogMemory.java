package io.orderlog.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A small file that says which log a data folder holds, next to the broker's own folder, so that it
 * is still there when that is not. Folders that were made before there was such a file get one.
 * Used by one thread at a time.
 */
public final class LogMemory {

  private static final String HEAD = "# Which log this data folder holds. No broker starts beside"
      + " the remains of another.\n";
  private static final String CLUSTER = "cluster.id";
  private static final String TOPIC = "topic.";
  private static final Pattern HELD_TOPIC = Pattern.compile("(\\S+) ([0-9]{1,9})");

  private final Path file;
  private final Predicate<String> isLog;

  /**
   * A memory in this file, which need not be there yet.
   *
   * @param isLog whether a topic of this name is a log: its loss is never taken for intended
   */
  public LogMemory(Path file, Predicate<String> isLog) {
    this.file = file;
    this.isLog = isLog;
  }

  Path file() {
    return file;
  }

  boolean isLog(String topic) {
    return isLog.test(topic);
  }

  /**
   * What is remembered; empty if there is no file.
   *
   * @throws BrokerStartException if it cannot be understood
   */
  Optional<HeldLog> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IllegalArgumentException | CharacterCodingException damaged) {
      throw damaged(damaged);
    }
    String cluster = lines.getProperty(CLUSTER, "");
    if (cluster.isBlank()) {
      throw damaged(null);
    }
    Map<String, HeldLog.Topic> topics = new HashMap<>();
    for (String name : lines.stringPropertyNames()) {
      if (name.startsWith(TOPIC)) {
        topics.put(name.substring(TOPIC.length()), topic(lines.getProperty(name)));
      }
    }
    return Optional.of(new HeldLog(cluster, topics));
  }

  /** Remembers what there is now; of a log that was there before, what it was. */
  void note(HeldLog now) throws IOException {
    Optional<HeldLog> before = read();
    Map<String, HeldLog.Topic> topics = new TreeMap<>(now.topics());
    before.ifPresent(held -> held.topics().forEach((name, topic) -> {
      if (isLog(name)) {
        topics.put(name, keptOf(topic, now.topics().get(name)));
      }
    }));
    HeldLog known = new HeldLog(now.clusterId(), topics);
    if (!before.equals(Optional.of(known))) {
      write(known);
    }
  }

  private static HeldLog.Topic keptOf(
      HeldLog.Topic before, HeldLog.@Nullable Topic now) {
    return now != null && now.id().equals(before.id()) ? now : before;
  }

  /** A crash leaves the former file or this one, whole. */
  private void write(HeldLog held) throws IOException {
    StringBuilder text = new StringBuilder(HEAD).append(CLUSTER).append('=')
        .append(held.clusterId()).append('\n');
    held.topics().forEach((name, topic) -> text.append(TOPIC).append(name).append('=')
        .append(topic.id()).append(' ').append(topic.partitions()).append('\n'));
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel = FileChannel.open(written, StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    flush(file.toAbsolutePath().resolveSibling(""));
  }

  /** Makes sure that what was made in a folder is there after a power loss. */
  static void flush(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private HeldLog.Topic topic(String value) {
    Matcher parts = HELD_TOPIC.matcher(value);
    if (!parts.matches()) {
      throw damaged(null);
    }
    return new HeldLog.Topic(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  private BrokerStartException damaged(@Nullable Throwable cause) {
    return BrokerStartException.because(file + ", which tells which log is held here, is damaged;"
        + " restore it, or delete it if the rest of its folder is whole", cause);
  }
}
