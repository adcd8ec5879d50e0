package io.orderlog.replay.readmodels;

import io.orderlog.commandline.ProgressDisplay;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.time.Ticker;
import java.io.PrintStream;
import java.util.Locale;

/** Shows how a read model is being fed. */
final class FeedDisplay implements RebuildProgress, AutoCloseable {

  private final ProgressDisplay display;
  private final Ticker ticker;
  private final long start;
  private long events;

  private FeedDisplay(ProgressDisplay display, Ticker ticker) {
    this.display = display;
    this.ticker = ticker;
    this.start = ticker.nanos();
  }

  /** Begins to show it. The bar counts offsets: how many events there are, the log does not say. */
  static FeedDisplay start(
      String task, String name, Ticker ticker, PrintStream out) {
    return new FeedDisplay(
        ProgressDisplay.start(task + " " + name, "offsets", 1, out), ticker);
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
    double seconds = Math.max(1, ticker.since(start).toMillis()) / 1_000.0;
    return String.format(Locale.ROOT, "%,d events, %,.0f events/s", events, events / seconds);
  }
}
