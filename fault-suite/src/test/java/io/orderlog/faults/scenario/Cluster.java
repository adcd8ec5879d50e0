package io.orderlog.faults.scenario;

import io.orderlog.standalone.RunningSystem;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The processes of one system, on ports of their own that stay the same over restarts. */
final class Cluster implements AutoCloseable {

  private static final String JAVA_OPTIONS =
      "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData";

  private final Server broker;
  private final List<Server> commandSides = new ArrayList<>();
  private final List<URI> commandUrls = new ArrayList<>();
  private final List<Server> readSide;
  private final URI queryUrl;
  private final String bootstrapServers;

  private Cluster(Server broker, List<Server> readSide, URI queryUrl, String bootstrapServers) {
    this.broker = broker;
    this.readSide = readSide;
    this.queryUrl = queryUrl;
    this.bootstrapServers = bootstrapServers;
  }

  /** Describes the processes; {@link #start} starts them. */
  static Cluster in(Path folder, Layout layout) {
    String kafkaPort = RunningSystem.freePort();
    String queryPort = RunningSystem.freePort();
    Map<String, String> shared = new HashMap<>(Map.of(
        "ORDERLOG_JAVA_OPTIONS", JAVA_OPTIONS,
        "ORDERLOG_DATA", folder.resolve("data").toString(),
        // A name, and not a number, so that a process can be told to find a proxy behind it.
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + kafkaPort,
        "ORDERLOG_KAFKA_PORT", kafkaPort,
        "ORDERLOG_QUERY_PORT", queryPort,
        "ORDERLOG_CONSISTENCY_WAIT_MS", "1000"));
    shared.put("ORDERLOG_WRITER_SLOTS", String.valueOf(layout.commandSides()));
    Map<String, String> brokerSettings = new HashMap<>(shared);
    brokerSettings.put("ORDERLOG_HOST", "localhost");
    Cluster cluster = new Cluster(
        new Server("broker", folder, brokerSettings, "broker", "Kafka: "),
        layout.readSide()
            ? List.of(new Server("projections", folder, shared, "projections", "are fed"),
                new Server("query-side", folder, shared, "query-side", "Queries: "))
            : List.of(),
        URI.create("http://127.0.0.1:" + queryPort), "localhost:" + kafkaPort);
    for (int i = 1; i <= layout.commandSides(); i++) {
      cluster.addCommandSide("command-side-" + i, folder, shared);
    }
    return cluster;
  }

  void start() {
    broker.start();
    commandSides.forEach(Server::start);
    readSide.forEach(Server::start);
  }

  Server broker() {
    return broker;
  }

  List<Server> commandSides() {
    return commandSides;
  }

  Server commandSide() {
    return commandSides.getFirst();
  }

  List<URI> commandUrls() {
    return List.copyOf(commandUrls);
  }

  boolean hasReadSide() {
    return !readSide.isEmpty();
  }

  URI queryUrl() {
    return queryUrl;
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    Stream.of(readSide, commandSides, List.of(broker)).flatMap(List::stream)
        .forEach(Server::close);
  }

  private void addCommandSide(String name, Path folder, Map<String, String> shared) {
    String port = RunningSystem.freePort();
    String url = "http://127.0.0.1:" + port;
    Map<String, String> settings = new HashMap<>(shared);
    settings.put("ORDERLOG_COMMAND_PORT", port);
    settings.put("ORDERLOG_ADVERTISED_URL", url);
    commandSides.add(new Server(name, folder, settings, "command-side", "Commands: "));
    commandUrls.add(URI.create(url));
  }
}
