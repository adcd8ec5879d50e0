package io.orderlog.query;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.projections.Projections;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelDatabase;
import io.orderlog.projections.readmodel.ReadModelUnavailableException;
import io.orderlog.projections.readmodel.Snapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * Looks every other second how far the projections are, whichever process runs them. Thread-safe.
 */
final class ProjectionWatch implements AutoCloseable {

  private static final long LOOK_EVERY_MILLIS = 2_000;

  private final ReadModelDatabase database;
  private final LogEnds ends;
  private final InstantSource clock;
  private final Map<String, ProjectionProgress> progress = new ConcurrentHashMap<>();
  /** What was seen at the look before, which is older than any answer to where the log ends. */
  private final Map<String, Snapshot<?>> seenBefore = new ConcurrentHashMap<>();
  private final Map<String, Integer> parked = new ConcurrentHashMap<>();
  private final Map<String, String> mismatches = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("projection-watch").daemon().factory());

  private ProjectionWatch(ReadModelDatabase database, LogEnds ends, InstantSource clock) {
    this.database = database;
    this.ends = ends;
    this.clock = clock;
  }

  static ProjectionWatch start(ReadModelDatabase database, LogEnds ends, InstantSource clock) {
    ProjectionWatch watch = new ProjectionWatch(database, ends, clock);
    var _ = watch.thread.scheduleWithFixedDelay(
        watch::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** One line for each projection that is of another log, stands still or is far behind. */
  List<String> troubles() {
    return Projections.all().stream()
        .flatMap(projection -> trouble(projection.name()).stream())
        .toList();
  }

  /** Of how many orders each projection lacks events; those that lack none are left out. */
  Map<String, Integer> parked() {
    return new TreeMap<>(parked);
  }

  private Optional<String> trouble(String projection) {
    return Optional.ofNullable(mismatches.get(projection)).or(() -> Optional.ofNullable(
        progress.get(projection)).flatMap(ProjectionProgress::trouble));
  }

  /** Adds what it sees. A projection that cannot be seen has no number. */
  void bindTo(MeterRegistry registry) {
    for (Projection projection : Projections.all()) {
      gauge(registry, projection, "orderlog.projection.lag", "events",
          "events behind the end of the log, or a little more", ProjectionProgress::lag);
      gauge(registry, projection, "orderlog.projection.stalled", "seconds",
          "for how long there was something to apply and nothing was",
          seen -> seen.stalled().toSeconds());
      Gauge.builder("orderlog.projection.parked", () -> parked.getOrDefault(projection.name(), 0))
          .baseUnit("orders").description("orders with events that did not fit")
          .tag("projection", projection.name()).register(registry);
      FunctionCounter.builder("orderlog.projection.applied", projection.name(),
          name -> value(name, ProjectionProgress::applied))
          .description("offsets of the log that the active generation has passed")
          .tag("projection", projection.name()).register(registry);
    }
  }

  @Override
  public void close() {
    // A look at a database that is gone would be waited for, four times over.
    thread.shutdownNow();
    thread.close();
  }

  private void gauge(MeterRegistry registry, Projection projection, String name, String unit,
      String description, ToDoubleFunction<ProjectionProgress> value) {
    Gauge.builder(name, () -> value(projection.name(), value)).baseUnit(unit)
        .description(description).tag("projection", projection.name()).register(registry);
  }

  private double value(String projection, ToDoubleFunction<ProjectionProgress> value) {
    ProjectionProgress seen = progress.get(projection);
    return seen == null ? Double.NaN : value.applyAsDouble(seen);
  }

  private void look() {
    for (Projection projection : Projections.all()) {
      if (!thread.isShutdown()) {
        look(projection.name());
      }
    }
  }

  private void look(String projection) {
    Instant now = clock.instant();
    try {
      Snapshot<?> snapshot = database.progress(projection);
      Snapshot<?> before = seenBefore.put(projection, snapshot);
      note(parked, projection,
          Optional.of(database.parkedOrders(projection)).filter(orders -> orders > 0));
      Optional<Map<Integer, Long>> end = ends.now();
      if (end.isPresent()) {
        note(mismatches, projection, database.mismatch(projection, ends.identity(), end.get(),
            before == null ? snapshot : before));
        long lag = snapshot.behind(end.get());
        progress.compute(projection, (_, seen) -> seen == null
            ? ProjectionProgress.first(projection, snapshot.nextOffsets(), lag, now)
            : seen.next(snapshot.nextOffsets(), lag, now));
        return;
      }
    } catch (ReadModelUnavailableException | LogUnavailableException unavailable) {
      // Said by whoever asks for readiness.
    }
    progress.remove(projection);
  }

  private static <T> void note(Map<String, T> notes, String projection, Optional<T> news) {
    news.ifPresentOrElse(
        value -> notes.put(projection, value), () -> notes.remove(projection));
  }
}
