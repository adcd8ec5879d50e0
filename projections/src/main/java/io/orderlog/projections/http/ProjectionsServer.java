package io.orderlog.projections.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderlog.http.Health;
import io.orderlog.http.HttpServer;
import io.orderlog.http.Metrics;
import io.orderlog.projections.feed.FeedProgress;
import io.orderlog.projections.feed.ProjectionHealth;
import io.orderlog.projections.feed.ProjectionHealth.State;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Tells how the projections of this process are doing: {@code /health/live},
 * {@code /health/ready} and {@code /metrics}. Thread-safe.
 */
public final class ProjectionsServer implements AutoCloseable {

  private final Supplier<List<ProjectionHealth>> health;
  private final Ticker ticker;
  private final Metrics metrics;
  private final HttpServer server;

  private ProjectionsServer(String host, int port, Supplier<String> errorIds,
      Supplier<List<ProjectionHealth>> health, Metrics metrics, Ticker ticker) {
    this.health = health;
    this.metrics = metrics;
    this.ticker = ticker;
    this.server = HttpServer.start(host, port, errorIds, routes -> {
      metrics.register(routes);
      Health.register(routes, () -> reasonsNotReady(health.get()), Map.of("projections",
          () -> health.get().stream().map(this::document).toList()));
    });
  }

  /**
   * Starts to listen.
   *
   * @param port 0 takes a free one
   * @param health of all projections at the moment, always the same ones
   * @param metrics what it reports, and adds to; for the caller to close, after the server
   * @param ticker by which {@link FeedProgress#completeAt} was read
   * @throws io.orderlog.http.CannotListenException if it is not possible there
   */
  public static ProjectionsServer start(String host, int port, Supplier<String> errorIds,
      Supplier<List<ProjectionHealth>> health, Metrics metrics, Ticker ticker) {
    ProjectionsServer started = new ProjectionsServer(
        host, port, errorIds, health, metrics, ticker);
    started.bindTo(started.metrics.registry());
    return started;
  }

  /** Where it is found. */
  public String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }

  private record Document(String projection, String state, List<Integer> partitions,
      long appliedEvents, long lag, long ageMillis) {}

  private Document document(ProjectionHealth now) {
    FeedProgress progress = now.progress();
    return new Document(now.projection(), now.state().name(),
        progress.partitions().stream().sorted().toList(), now.appliedEvents(), progress.lag(),
        age(now).toMillis());
  }

  private static List<String> reasonsNotReady(List<ProjectionHealth> health) {
    return health.stream().filter(each -> !isFeeding(each))
        .map(each -> "the projection " + each.projection() + " is "
            + each.state().name().toLowerCase(Locale.ROOT)
            + (each.reason().isEmpty() ? "" : ": " + each.reason()))
        .toList();
  }

  /** The registry itself keeps the supplier of a gauge, but not the object of a counter. */
  private void bindTo(MeterRegistry registry) {
    for (ProjectionHealth known : health.get()) {
      String projection = known.projection();
      FunctionCounter.builder("orderlog.feed.applied", this,
          server -> server.now(projection).appliedEvents())
          .baseUnit("events").description("events that this process has applied")
          .tag("projection", projection).register(registry);
      gauge(registry, projection, "orderlog.feed.partitions",
          "partitions that this process feeds the projection from",
          now -> now.progress().partitions().size());
      gauge(registry, projection, "orderlog.feed.healthy",
          "0 if this process cannot feed the projection, or has stopped doing so",
          now -> isFeeding(now) ? 1 : 0);
      gauge(registry, projection, "orderlog.feed.lag.events",
          "events, or a little more, between what is applied and the ends of the partitions that"
              + " this process feeds",
          ProjectionsServer::lag);
      gauge(registry, projection, "orderlog.feed.age.seconds",
          "time since everything was applied that the log had by then in the partitions that this"
              + " process feeds",
          now -> age(now).toMillis() / 1_000.0);
    }
  }

  private void gauge(MeterRegistry registry, String projection, String name, String description,
      ToDoubleFunction<ProjectionHealth> value) {
    Gauge.builder(name, () -> value.applyAsDouble(now(projection)))
        .description(description).tag("projection", projection).register(registry);
  }

  private ProjectionHealth now(String projection) {
    return health.get().stream().filter(each -> each.projection().equals(projection))
        .findFirst().orElseThrow();
  }

  private static boolean isFeeding(ProjectionHealth health) {
    return switch (health.state()) {
      case RUNNING, CATCHING_UP, STANDBY -> true;
      case RETRYING, FAILED, STOPPED -> false;
    };
  }

  /** Not a number while it cannot be known. */
  private static double lag(ProjectionHealth health) {
    return isFeeding(health) ? health.progress().lag() : Double.NaN;
  }

  private Duration age(ProjectionHealth now) {
    return now.state() == State.STANDBY
        ? Duration.ZERO
        : ticker.since(now.progress().completeAt());
  }
}
