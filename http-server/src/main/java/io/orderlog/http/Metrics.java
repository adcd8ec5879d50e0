package io.orderlog.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one server measures, in Prometheus text at {@code /metrics}: its requests by route and
 * status, the JVM, and what other parts add to the registry. Thread-safe.
 */
public final class Metrics implements AutoCloseable {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String NAMES = "name[]";
  private static final String SAMPLE = "orderlog.request.sample";

  private record Series(String method, String route, int status) {}

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  /** Building a timer's name and tags again for each request costs more than measuring it. */
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  public Metrics() {
    garbageCollection.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Where other parts add what they measure. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Measures all requests, and adds the route. */
  public void register(RoutesConfig routes) {
    routes.before(context -> context.attribute(SAMPLE, Timer.start(registry)));
    routes.after(this::record);
    routes.get("/metrics", this::scrape);
  }

  /** All that is measured, or as Prometheus asks for it, the metrics of these names. */
  private void scrape(Context context) {
    Preconditions.requireNoTag(context);
    QueryParameters parameters = QueryParameters.of(context);
    List<String> names = parameters.texts(NAMES);
    parameters.check(Set.of(NAMES));
    context.contentType(TEXT).result(names.isEmpty()
        ? registry.scrape(TEXT)
        : registry.scrape(TEXT, Set.copyOf(names)));
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }

  private void record(Context context) {
    Timer.Sample sample = context.attribute(SAMPLE);
    if (sample != null) {
      Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
      // Requests that no route takes are one series, or anybody could make series without end.
      sample.stop(timers.computeIfAbsent(endpoint == null
          ? new Series("any", "none", context.statusCode())
          : new Series(endpoint.method.name(), endpoint.path, context.statusCode()),
          this::timer));
    }
  }

  private Timer timer(Series series) {
    return Timer.builder("http.server.requests")
        .description("HTTP requests, by the route that took them and the status")
        .tag("method", series.method())
        .tag("route", series.route())
        .tag("status", String.valueOf(series.status()))
        .register(registry);
  }
}
