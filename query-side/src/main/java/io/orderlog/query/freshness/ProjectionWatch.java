package io.orderlog.query.freshness;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.time.Ticker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every other second how far the projections are, whichever process runs them; more often
 * while a read model is not there. Thread-safe.
 */
public final class ProjectionWatch implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(ProjectionWatch.class);
  private static final long LOOK_EVERY_MILLIS = 2_000;
  /** A read model that is not there is made in a moment, and nobody should wait for it longer. */
  private static final long LOOK_OUT_EVERY_MILLIS = 200;

  private final ReadModels readModels;
  private final List<Projection<?>> projections;
  private final Function<Projection<?>, LogEnds> logs;
  private final Ticker ticker;
  private final Map<String, ProjectionProgress> progress = new ConcurrentHashMap<>();
  /** The previous snapshots: certainly older than any end of the log asked for now. */
  private final Map<String, Snapshot<?>> seenBefore = new ConcurrentHashMap<>();
  /** How far the projections were that could be compared with their log last. */
  private final Map<String, Offsets> compared = new ConcurrentHashMap<>();
  /** The projections that the last look could see. */
  private final Set<String> visible = ConcurrentHashMap.newKeySet();
  /**
   * The projections whose read model could not be read at the last look, or never yet be compared
   * with a log that is still opened.
   */
  private final Set<String> outOfSight = ConcurrentHashMap.newKeySet();
  /** The projections that were looked at, with or without success. */
  private final Set<String> looked = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> parked = new ConcurrentHashMap<>();
  private final Map<String, String> mismatches = new ConcurrentHashMap<>();
  /** Real counters: what they have counted stays, whatever is out of sight or was rolled back. */
  private final Map<String, Counter> applied = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("projection-watch").daemon().factory());

  private ProjectionWatch(ReadModels readModels, List<Projection<?>> projections,
      Function<Projection<?>, LogEnds> logs, Ticker ticker, MeterRegistry registry) {
    this.readModels = readModels;
    this.projections = List.copyOf(projections);
    this.logs = logs;
    this.ticker = ticker;
    bindTo(registry);
  }

  /**
   * Begins to look.
   *
   * @param logs where the log of a projection ends
   * @param registry gets what is seen; see {@link #bindTo}
   */
  public static ProjectionWatch start(ReadModels readModels, List<Projection<?>> projections,
      Function<Projection<?>, LogEnds> logs, Ticker ticker, MeterRegistry registry) {
    ProjectionWatch watch =
        new ProjectionWatch(readModels, projections, logs, ticker, registry);
    watch.thread.execute(watch::lookAgainAndAgain);
    return watch;
  }

  /**
   * One line for each of these projections that is of another log, makes no progress, is far
   * behind, or has not caught up since it was first seen.
   */
  public List<String> troubles(List<Projection<?>> asked) {
    return asked.stream()
        .flatMap(projection -> trouble(projection.name()).stream())
        .toList();
  }

  /**
   * One line for each of these projections whose read model could not be read at the last look, or
   * not yet be compared with its log, which is still opened. It may be new, and lack anything.
   */
  public List<String> notSeen(List<Projection<?>> asked) {
    return asked.stream().map(Projection::name).filter(outOfSight::contains)
        .map(ProjectionWatch::notSeenYet).toList();
  }

  /**
   * How far a projection was when it was last compared with its log; nowhere before that. One that
   * is no longer as far was made again since, and what else is known of it is of before.
   */
  public Offsets compared(String projection) {
    return compared.getOrDefault(projection, Offsets.NONE);
  }

  /** Of how many orders each projection lacks events; those that lack none are left out. */
  public Map<String, Integer> parked() {
    return new TreeMap<>(parked);
  }

  private Optional<String> trouble(String projection) {
    if (!looked.contains(projection)) {
      return Optional.of(notSeenYet(projection));
    }
    return Optional.ofNullable(mismatches.get(projection)).or(() -> Optional.ofNullable(
        progress.get(projection)).flatMap(ProjectionProgress::trouble));
  }

  private static String notSeenYet(String projection) {
    return "how far the read model " + projection + " is has not been seen yet";
  }

  /**
   * Adds what it sees. It is the same in all processes that look. A gauge of a projection that
   * cannot be seen is not a number.
   */
  private void bindTo(MeterRegistry registry) {
    for (Projection<?> projection : projections) {
      gauge(registry, projection, "orderlog.projection.lag", "events",
          "events behind the end of the log, or a little more", ProjectionProgress::lag);
      gauge(registry, projection, "orderlog.projection.stalled", "seconds",
          "for how long there was something to apply and nothing was",
          seen -> seen.stalled().toSeconds());
      Gauge.builder("orderlog.projection.parked", () -> parkedOrders(projection.name()))
          .baseUnit("orders").description("orders with events that did not fit")
          .tag("projection", projection.name()).register(registry);
      applied.put(projection.name(), Counter.builder("orderlog.projection.applied")
          .description("offsets of the log that the read model was seen to pass, whichever process"
              + " feeds it, since this process started")
          .tag("projection", projection.name()).register(registry));
    }
  }

  @Override
  public void close() {
    // A look at a database that is gone would be waited for, four times over.
    thread.shutdownNow();
    thread.close();
  }

  private void gauge(MeterRegistry registry, Projection<?> projection, String name, String unit,
      String description, ToDoubleFunction<ProjectionProgress> value) {
    Gauge.builder(name, () -> value(projection.name(), value)).baseUnit(unit)
        .description(description).tag("projection", projection.name()).register(registry);
  }

  private double value(String projection, ToDoubleFunction<ProjectionProgress> value) {
    ProjectionProgress seen = progress.get(projection);
    return seen == null ? Double.NaN : value.applyAsDouble(seen);
  }

  private double parkedOrders(String projection) {
    return visible.contains(projection) ? parked.getOrDefault(projection, 0) : Double.NaN;
  }

  private void lookAgainAndAgain() {
    look();
    try {
      var _ = thread.schedule(this::lookAgainAndAgain,
          outOfSight.isEmpty() ? LOOK_EVERY_MILLIS : LOOK_OUT_EVERY_MILLIS,
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOGGER.debug("closed while looking", closed);
    }
  }

  private void look() {
    for (Projection<?> projection : projections) {
      if (!thread.isShutdown()) {
        lookAndGoOn(projection);
      }
    }
  }

  /** Whatever happens: a failure that got out would be the last look. */
  private void lookAndGoOn(Projection<?> projection) {
    try {
      if (look(projection.name(), logs.apply(projection))) {
        outOfSight.remove(projection.name());
      } else {
        outOfSight.add(projection.name());
      }
    } catch (RuntimeException failure) {
      LOGGER.error("how far the read model {} is could not be seen", projection.name(), failure);
    } finally {
      looked.add(projection.name());
    }
  }

  /** Says whether it is in sight. */
  private boolean look(String projection, LogEnds ends) {
    long now = ticker.nanos();
    try {
      Snapshot<?> snapshot = readModels.progress(projection);
      Snapshot<?> before = seenBefore.put(projection, snapshot);
      count(projection, before, snapshot);
      note(parked, projection,
          Optional.of(readModels.parkedStreams(projection)).filter(orders -> orders > 0));
      visible.add(projection);
      Optional<Offsets> end = ends.now();
      if (end.isPresent()) {
        compare(projection, snapshot, before == null ? snapshot : before, ends, end.get(), now);
        return true;
      }
      if (ends.isGone()) {
        mismatches.put(projection, "the read model " + projection + " was built from a log that is"
            + " not there: connect to the Kafka that has it, or restore it");
      }
      progress.remove(projection);
      return !ends.isAwaited() || compared.containsKey(projection);
    } catch (ReadModelUnavailableException unavailable) {
      // Readiness reports it.
      visible.remove(projection);
      progress.remove(projection);
      return false;
    } catch (LogUnavailableException unavailable) {
      // Readiness reports that, too.
      progress.remove(projection);
      return true;
    }
  }

  private void compare(String projection, Snapshot<?> snapshot, Snapshot<?> before, LogEnds ends,
      Offsets end, long now) {
    note(mismatches, projection,
        readModels.mismatch(projection, ends.identity(), end, before));
    progress.compute(projection, (_, seen) -> seen == null
        ? ProjectionProgress.first(projection, snapshot.nextOffsets(), end, now)
        : seen.next(snapshot.nextOffsets(), end, now));
    compared.put(projection, snapshot.nextOffsets());
  }

  /** Another generation, made by a rebuild or a rollback, has passed nothing that was seen. */
  private void count(String projection, @Nullable Snapshot<?> before, Snapshot<?> now) {
    Counter counter = applied.get(projection);
    if (counter != null && before != null && before.generation().equals(now.generation())) {
      counter.increment((double) Math.max(0, offsets(now) - offsets(before)));
    }
  }

  private static long offsets(Snapshot<?> snapshot) {
    return snapshot.nextOffsets().sum();
  }

  private static <T> void note(Map<String, T> notes, String projection, Optional<T> news) {
    news.ifPresentOrElse(
        value -> notes.put(projection, value), () -> notes.remove(projection));
  }
}
