package io.orderlog.standalone;

import io.orderlog.http.HttpProbe;
import io.orderlog.settings.Environment;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What {@code orderlog start} runs, in the JVM of the tests, and a client for each server. */
public final class InnerSystem implements AutoCloseable {

  private final Path folder;
  private final Map<String, String> settings;
  private final Standalone standalone;
  private final HttpProbe commands;
  private final HttpProbe queries;

  private InnerSystem(Path folder, Map<String, String> settings, Standalone standalone) {
    this.folder = folder;
    this.settings = settings;
    this.standalone = standalone;
    this.commands = new HttpProbe(standalone.commandSide().url());
    this.queries = new HttpProbe(standalone.querySide().url());
  }

  static InnerSystem start() {
    return start(TimeSource.system());
  }

  /** One with these settings besides. */
  static InnerSystem start(Map<String, String> more) {
    return start(TimeSource.system(), more);
  }

  /** One whose processes have this clock. */
  static InnerSystem start(TimeSource clock) {
    return start(clock, Map.of());
  }

  /** The same, with these settings over the usual ones. */
  static InnerSystem start(TimeSource clock, Map<String, String> overrides) {
    try {
      Path folder = Files.createTempDirectory("orderlog-test-system");
      Map<String, String> settings = new HashMap<>(Map.of(
          "ORDERLOG_DATA", folder.resolve("data").toString(),
          "ORDERLOG_COMMAND_PORT", RunningSystem.freePort(),
          "ORDERLOG_QUERY_PORT", RunningSystem.freePort(),
          "ORDERLOG_PROJECTIONS_PORT", RunningSystem.freePort(),
          "ORDERLOG_KAFKA_PORT", RunningSystem.freePort(),
          "ORDERLOG_SIMULATOR_PORT", RunningSystem.freePort(),
          // Within an hour, no carrier comes: parcels leave when a test says so.
          "ORDERLOG_SIMULATOR_HANDED_OVER_MS", "3600000",
          "ORDERLOG_SIMULATOR_DELIVERED_MS", "3600000",
          "ORDERLOG_DURABILITY", "process-crash",
          "ORDERLOG_CONSISTENCY_WAIT_MS", "30000"));
      settings.putAll(overrides);
      return new InnerSystem(folder, settings, Standalone.start(
          StandaloneSettings.of(new Environment(settings)), clock, UUID::randomUUID));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  Standalone parts() {
    return standalone;
  }

  /** As another process of this system finds them in its environment. */
  Map<String, String> settings() {
    return settings;
  }

  /** Where the payment provider that is part of it is. */
  String providerUrl() {
    return "http://127.0.0.1:" + settings.get("ORDERLOG_SIMULATOR_PORT");
  }

  String bootstrapServers() {
    return "127.0.0.1:" + settings.get("ORDERLOG_KAFKA_PORT");
  }

  public URI commandUrl() {
    return URI.create(standalone.commandSide().url());
  }

  public URI queryUrl() {
    return URI.create(standalone.querySide().url());
  }

  public HttpProbe commands() {
    return commands;
  }

  public HttpProbe queries() {
    return queries;
  }

  @Override
  public void close() throws IOException {
    commands.close();
    queries.close();
    standalone.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
