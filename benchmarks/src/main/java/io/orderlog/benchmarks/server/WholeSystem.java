package io.orderlog.benchmarks.server;

import io.orderlog.embedded.TestPorts;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.standalone.OrderlogMain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** Everything in one process, as {@code ./orderlog start} runs it. */
public final class WholeSystem implements OrderSystem {

  private static final long PAUSE_NANOS = 20_000_000;

  private final String commandPort = String.valueOf(TestPorts.next());
  private final String queryPort = String.valueOf(TestPorts.next());
  private final String kafkaPort = String.valueOf(TestPorts.next());
  private final String simulatorPort = String.valueOf(TestPorts.next());
  private final HttpProbe commanding = new HttpProbe(commands().toString());
  private final String projectionsPort = String.valueOf(TestPorts.next());
  private final HttpProbe querying = new HttpProbe(queries().toString());
  private final FeedHealth feed = new FeedHealth("http://127.0.0.1:" + projectionsPort);
  private final ServerJvm process;

  private WholeSystem(Path folder, Path data, String durability, Map<String, String> database,
      List<String> jvmOptions) {
    Map<String, String> settings = new HashMap<>(database);
    settings.put("ORDERLOG_DATA", data.toString());
    settings.put("ORDERLOG_DURABILITY", durability);
    settings.put("ORDERLOG_COMMAND_PORT", commandPort);
    settings.put("ORDERLOG_QUERY_PORT", queryPort);
    settings.put("ORDERLOG_KAFKA_PORT", kafkaPort);
    settings.put("ORDERLOG_SIMULATOR_PORT", simulatorPort);
    settings.put("ORDERLOG_PROJECTIONS_PORT", projectionsPort);
    process = ServerJvm.start(
        folder, jvmOptions, settings, OrderlogMain.class.getName(), "start");
    Readiness.await(commands());
    Readiness.await(queries());
  }

  /** Starts it on H2 in its data folder and waits until it is ready. */
  public static WholeSystem start(Path folder, Path data, String durability) {
    return new WholeSystem(folder, data, durability, Map.of(), List.of());
  }

  /** Starts it on this database and waits until it is ready. */
  public static WholeSystem start(
      Path folder, Path data, String durability, ReadModelSettings database) {
    return new WholeSystem(folder, data, durability, access(database), List.of());
  }

  /**
   * Starts it as users do who say nothing but which database, and waits until it is ready.
   *
   * @param folder an empty one
   * @param cache options of {@link AotCache}
   */
  public static WholeSystem startByDefault(
      Path folder, ReadModelSettings database, List<String> cache) {
    return new WholeSystem(
        folder, folder.resolve("data"), "power-loss", access(database), cache);
  }

  private static Map<String, String> access(ReadModelSettings database) {
    return Map.of(
        "ORDERLOG_DATABASE_URL", database.url(),
        "ORDERLOG_DATABASE_USER", database.user(),
        "ORDERLOG_DATABASE_PASSWORD", database.password());
  }

  @Override
  public URI commands() {
    return URI.create("http://127.0.0.1:" + commandPort);
  }

  /** Where it answers queries. */
  public URI queries() {
    return URI.create("http://127.0.0.1:" + queryPort);
  }

  /** Where the simulated payment provider is. */
  public URI provider() {
    return URI.create("http://127.0.0.1:" + simulatorPort);
  }

  /** The environment for another program of Orderlog that is to find it. */
  public Map<String, String> environment() {
    return Map.of("ORDERLOG_COMMAND_PORT", commandPort, "ORDERLOG_QUERY_PORT", queryPort);
  }

  @Override
  public long applied() {
    return feed.applied();
  }

  /** Waits until all read models, of every log, have what their logs have now. */
  public void awaitComplete() {
    long now = System.nanoTime();
    while (feed.completeBefore().toNanos() > System.nanoTime() - now) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** How long ago all read models had all that their logs then had, as far as they know. */
  public Duration completeBefore() {
    return feed.completeBefore();
  }

  @Override
  public double residentMegabytes() {
    return ProcessUsage.residentMegabytes(process.pid());
  }

  @Override
  public double processorSeconds() {
    return ProcessUsage.processorSeconds(List.of(process.pid()));
  }

  /** Where its broker is, as {@code host:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + kafkaPort;
  }

  /** How many events the orders read model is behind the log, if that is known at the moment. */
  public OptionalLong lag() {
    String lag = get("/orders?limit=1").header("Orderlog-Lag");
    return lag.equals("unknown") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(lag));
  }

  /** Waits until the orders read model has all that is in the log. */
  public void awaitCaughtUp() {
    while (!lag().equals(OptionalLong.of(0))) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Asks a query; headers are names and values in turn. */
  public HttpAnswer get(String path, String... headers) {
    return querying.get(path, headers);
  }

  /** Sends a command. */
  public HttpAnswer post(String path, String json) {
    return commanding.post(path, json);
  }

  @Override
  public void close() {
    commanding.close();
    querying.close();
    feed.close();
    process.close();
  }
}
