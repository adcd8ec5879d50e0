package io.orderlog.projections.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderlog.http.Health;
import io.orderlog.http.HttpServer;
import io.orderlog.http.Metrics;
import io.orderlog.projections.readmodel.FeedProgress;
import io.orderlog.projections.readmodel.ProjectionHealth;
import io.orderlog.projections.readmodel.ProjectionHealth.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Tells how the projections of this process are doing: {@code /health/live},
 * {@code /health/ready} and {@code /metrics}. Thread-safe.
 */
public final class ProjectionsServer implements AutoCloseable {

  private final Metrics metrics;
  private final HttpServer server;

  private ProjectionsServer(Metrics metrics, HttpServer server) {
    this.metrics = metrics;
    this.server = server;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 takes a free one
   * @param health of all projections at the moment, always the same ones
   * @throws io.orderlog.http.PortTakenException if somebody else listens there
   */
  public static ProjectionsServer start(String host, int port, Supplier<String> errorIds,
      Supplier<List<ProjectionHealth>> health, InstantSource clock) {
    Metrics metrics = new Metrics();
    bind(metrics.registry(), health, clock);
    try {
      return new ProjectionsServer(metrics, HttpServer.start(host, port, errorIds, routes -> {
        metrics.register(routes);
        Health.register(routes, () -> reasonsNotReady(health.get()), Map.of("projections",
            () -> health.get().stream().map(each -> Document.of(each, clock)).toList()));
      }));
    } catch (RuntimeException failure) {
      metrics.close();
      throw failure;
    }
  }

  /** Where it is found. */
  public String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
    metrics.close();
  }

  private record Document(String projection, String state, List<Integer> partitions,
      long appliedEvents, long lag, long ageMillis) {

    static Document of(ProjectionHealth health, InstantSource clock) {
      FeedProgress progress = health.progress();
      return new Document(health.projection(), health.state().name(),
          progress.partitions().stream().sorted().toList(), health.appliedEvents(),
          progress.lag(), age(health, clock).toMillis());
    }
  }

  private static List<String> reasonsNotReady(List<ProjectionHealth> health) {
    return health.stream().filter(each -> !isFeeding(each))
        .map(each -> "the projection " + each.projection() + " is "
            + each.state().name().toLowerCase(Locale.ROOT)
            + (each.reason().isEmpty() ? "" : ": " + each.reason()))
        .toList();
  }

  private static void bind(
      MeterRegistry registry, Supplier<List<ProjectionHealth>> health, InstantSource clock) {
    for (ProjectionHealth known : health.get()) {
      String projection = known.projection();
      Supplier<ProjectionHealth> current = () -> health.get().stream()
          .filter(each -> each.projection().equals(projection)).findFirst().orElseThrow();
      FunctionCounter.builder("orderlog.feed.applied", current,
          now -> now.get().appliedEvents())
          .baseUnit("events").description("events that this process has applied")
          .tag("projection", projection).register(registry);
      Gauge.builder("orderlog.feed.partitions", current,
          now -> now.get().progress().partitions().size())
          .description("partitions that this process feeds the projection from")
          .tag("projection", projection).register(registry);
      Gauge.builder("orderlog.feed.healthy", current, now -> isFeeding(now.get()) ? 1 : 0)
          .description("0 if this process cannot feed the projection, or has stopped doing so")
          .tag("projection", projection).register(registry);
      Gauge.builder("orderlog.feed.lag", current, now -> lag(now.get()))
          .baseUnit("events").description("events, or a little more, between what is applied and"
              + " the ends of the partitions that this process feeds")
          .tag("projection", projection).register(registry);
      Gauge.builder("orderlog.feed.age", current,
          now -> age(now.get(), clock).toMillis() / 1_000.0)
          .baseUnit("seconds").description("time since everything was applied that the log had by"
              + " then in the partitions that this process feeds")
          .tag("projection", projection).register(registry);
    }
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

  private static Duration age(ProjectionHealth health, InstantSource clock) {
    return health.state() == State.STANDBY
        ? Duration.ZERO
        : Duration.between(health.progress().completeAt(), clock.instant());
  }
}
