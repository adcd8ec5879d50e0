package io.orderlog.faults.scenario;

import io.orderlog.standalone.ChildProcess;
import io.orderlog.standalone.RunningSystem;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of one system, on ports of their own that stay the same over restarts. */
public final class Cluster implements AutoCloseable {

  /** Of all processes of the system. */
  public static final String JAVA_OPTIONS =
      "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData";

  private final Server broker;
  private final List<Server> commandSides = new ArrayList<>();
  private final List<URI> commandUrls = new ArrayList<>();
  private final List<CommandSideProxies> proxies = new ArrayList<>();
  private final Optional<Provider> provider;
  private final List<Server> readSide;
  private final URI queryUrl;
  private final int kafkaPort;
  private final Map<String, String> settings;
  private final Path folder;

  private Cluster(Server broker, Optional<Provider> provider, List<Server> readSide, URI queryUrl,
      int kafkaPort, Map<String, String> settings, Path folder) {
    this.broker = broker;
    this.provider = provider;
    this.readSide = readSide;
    this.queryUrl = queryUrl;
    this.kafkaPort = kafkaPort;
    this.settings = settings;
    this.folder = folder;
  }

  /** Describes the processes; {@link #start} starts them. */
  public static Cluster in(Path folder, Layout layout) {
    String kafkaPort = RunningSystem.freePort();
    String queryPort = RunningSystem.freePort();
    Map<String, String> shared = new HashMap<>(Map.of(
        "ORDERLOG_JAVA_OPTIONS", JAVA_OPTIONS,
        "ORDERLOG_DATA", folder.resolve("data").toString(),
        // A name, and not a number, so that it can lead to a proxy.
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + kafkaPort,
        "ORDERLOG_KAFKA_PORT", kafkaPort,
        "ORDERLOG_QUERY_PORT", queryPort,
        "ORDERLOG_CONSISTENCY_WAIT_MS", "1000"));
    shared.put("ORDERLOG_WRITER_SLOTS", String.valueOf(layout.commandSides()));
    layout.database().ifPresent(database -> shared.putAll(Map.of(
        "ORDERLOG_DATABASE_URL", database.url(), "ORDERLOG_DATABASE_USER", database.user(),
        "ORDERLOG_DATABASE_PASSWORD", database.password())));
    Optional<Provider> provider =
        layout.shop().map(shop -> Provider.in(
            folder, shop, RunningSystem.freePort(), RunningSystem.freePort()));
    provider.ifPresent(each -> shared.putAll(each.settingsOfShop()));
    Map<String, String> brokerSettings = new HashMap<>(shared);
    brokerSettings.put("ORDERLOG_KAFKA_HOST", "localhost");
    Cluster cluster = new Cluster(
        new Server("broker", folder, brokerSettings, "broker", "Kafka: "), provider,
        layout.readSide()
            ? List.of(new Server("projections", folder, shared, "projections", "are fed"),
                new Server("query-side", folder, shared, "query-side", "Queries: "))
            : List.of(),
        URI.create("http://127.0.0.1:" + queryPort), Integer.parseInt(kafkaPort), shared,
        folder);
    for (int i = 1; i <= layout.commandSides(); i++) {
      cluster.addCommandSide(i, folder, layout, shared);
    }
    return cluster;
  }

  public void start() {
    start(() -> {});
  }

  /** The same, and does this as soon as there is a broker. */
  public void start(Runnable first) {
    broker.start();
    first.run();
    provider.ifPresent(each -> each.start(commandUrls.getFirst()));
    commandSides.forEach(Server::start);
    readSide.forEach(Server::start);
  }

  public Server broker() {
    return broker;
  }

  public List<Server> commandSides() {
    return commandSides;
  }

  public Server commandSide() {
    return commandSides.getFirst();
  }

  /** Of a cluster with a shop. */
  public Provider provider() {
    return provider.orElseThrow();
  }

  /** Around the first command side. */
  CommandSideProxies proxies() {
    return proxies.getFirst();
  }

  /** Where clients find the command sides; behind proxies, if there are any. */
  public List<URI> commandUrls() {
    return List.copyOf(commandUrls);
  }

  public boolean hasReadSide() {
    return !readSide.isEmpty();
  }

  URI queryUrl() {
    return queryUrl;
  }

  /** Fails unless the replay tool finds every row of the read models as the log says. */
  public void verifyReadModels() {
    run("replay", "verify", "--all");
  }

  /**
   * Runs another command of {@code ./orderlog} next to the servers, and fails if it does.
   *
   * @return what it has printed
   */
  public String run(String... arguments) {
    try (ChildProcess command = ChildProcess.start(folder, settings, arguments)) {
      if (command.awaitExit() != 0) {
        throw new AssertionError(
            String.join(" ", arguments) + ": " + command.out() + command.err());
      }
      return command.out();
    }
  }

  public String bootstrapServers() {
    return "localhost:" + kafkaPort;
  }

  @Override
  public void close() {
    Stream.of(readSide, commandSides, List.of(broker)).flatMap(List::stream)
        .forEach(Server::close);
    provider.ifPresent(Provider::close);
    proxies.forEach(CommandSideProxies::close);
  }

  private void addCommandSide(
      int number, Path folder, Layout layout, Map<String, String> shared) {
    String port = RunningSystem.freePort();
    URI url = URI.create("http://127.0.0.1:" + port);
    Map<String, String> settings = new HashMap<>(shared);
    settings.put("ORDERLOG_COMMAND_PORT", port);
    settings.put("ORDERLOG_ADVERTISED_URL", url.toString());
    if (layout.proxies()) {
      var around = CommandSideProxies.start(number, url, kafkaPort, folder);
      proxies.add(around);
      settings.put("ORDERLOG_JAVA_OPTIONS", JAVA_OPTIONS + " " + around.javaOption());
    }
    commandUrls.add(layout.proxies() ? proxies.getLast().clientUrl() : url);
    commandSides.add(new Server(
        "command-side-" + number, folder, settings, "command-side", "Commands: "));
  }
}
