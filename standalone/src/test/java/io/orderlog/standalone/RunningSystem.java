package io.orderlog.standalone;

import io.orderlog.embedded.TestPorts;
import io.orderlog.projections.database.ReadModelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code orderlog start} in a process of its own, on ports that stay the same over restarts. */
public final class RunningSystem implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Map<String, String> settings;
  private final HttpClient http = HttpClient.newHttpClient();
  private ChildProcess process;

  private RunningSystem(Path folder, Map<String, String> settings) {
    this.folder = folder;
    this.settings = settings;
    this.process = launch();
  }

  /** With the log that this file brings. */
  static RunningSystem afterImport(Path folder, ReadModelSettings database, Path export) {
    Map<String, String> settings = settings(folder, database);
    ChildProcess imported = ChildProcess.start(
        folder, settings, "replay", "import", "--from", export.toString());
    if (imported.awaitExit() != 0) {
      throw new AssertionError(imported.out() + imported.err());
    }
    return new RunningSystem(folder, settings);
  }

  public static RunningSystem start(Path folder) {
    return start(folder, ReadModelSettings.inFolder(folder.resolve("data")));
  }

  /** On another kind of machine. */
  static RunningSystem start(Path folder, Machine machine) {
    return new RunningSystem(folder, machine.with(
        settings(folder, ReadModelSettings.inFolder(folder.resolve("data")))));
  }

  /** With its read models elsewhere. */
  public static RunningSystem start(Path folder, ReadModelSettings database) {
    return new RunningSystem(folder, settings(folder, database));
  }

  static Map<String, String> settings(Path folder, ReadModelSettings database) {
    return Map.of(
        "ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_COMMAND_PORT", freePort(),
        "ORDERLOG_QUERY_PORT", freePort(),
        "ORDERLOG_KAFKA_PORT", freePort(),
        "ORDERLOG_SIMULATOR_PORT", freePort(),
        "ORDERLOG_DATABASE_URL", database.url(),
        "ORDERLOG_DATABASE_USER", database.user(),
        "ORDERLOG_DATABASE_PASSWORD", database.password(),
        "ORDERLOG_CONSISTENCY_WAIT_MS", "30000");
  }

  public Map<String, String> settings() {
    return settings;
  }

  ChildProcess process() {
    return process;
  }

  public void killAndRestart() {
    process.kill();
    process = launch();
  }

  /** Runs another command while it runs, to its end. */
  public ChildProcess run(String... arguments) {
    ChildProcess other = ChildProcess.start(folder, settings, arguments);
    other.awaitExit();
    return other;
  }

  public HttpResponse<String> query(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri("ORDERLOG_QUERY_PORT", path));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> command(String path, String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri("ORDERLOG_COMMAND_PORT", path))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public URI uri(String port, String path) {
    return URI.create("http://127.0.0.1:" + settings.get(port) + path);
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  public static String freePort() {
    return String.valueOf(TestPorts.next());
  }

  @Override
  public void close() {
    process.close();
    http.close();
  }

  private ChildProcess launch() {
    return ChildProcess.start(folder, settings, "start").awaitOutput("Ctrl-C stops it.");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
