package io.orderlog.replay;

import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.RebuildProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Shows how a read model is being fed. */
final class FeedDisplay implements RebuildProgress, AutoCloseable {

  private final ProgressDisplay display;
  private final InstantSource clock;
  private final Instant start;
  private long events;

  private FeedDisplay(ProgressDisplay display, InstantSource clock) {
    this.display = display;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Begins to show it. The bar counts offsets: how many events there are, the log does not say. */
  static FeedDisplay start(
      String task, Projection projection, InstantSource clock, PrintStream out) {
    return new FeedDisplay(
        ProgressDisplay.start(task + " " + projection.name(), "offsets", 1, out), clock);
  }

  @Override
  public synchronized void advanced(long applied, long offsetsDone, long offsetsTotal) {
    events = applied;
    display.note(rate());
    display.stepTo(offsetsDone, offsetsTotal);
  }

  /** Shows that all is done; returns how much and how fast. */
  synchronized String complete() {
    display.complete();
    return rate();
  }

  @Override
  public void close() {
    display.close();
  }

  /** As in {@code 1,000,000 events, 250,000 events/s}. */
  private String rate() {
    double seconds = Math.max(1, Duration.between(start, clock.instant()).toMillis()) / 1_000.0;
    return String.format(Locale.ROOT, "%,d events, %,.0f events/s", events, events / seconds);
  }
}
