package io.orderlog.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Those that are left alone for a while because something led to nothing, each for twice as long as
 * the last time. Used by one thread.
 *
 * @param <K> who is left alone
 */
public final class Pauses<K> {

  private record Pause<K>(K key, long since, Duration length) {}

  private final Duration first;
  private final Duration longest;
  private final Ticker ticker;
  private final Map<K, Duration> lastPauses = new HashMap<>();
  private final PriorityQueue<Pause<K>> pauses;

  /**
   * Nobody is left alone yet.
   *
   * @param first how long the first time
   * @param longest no pause is longer
   */
  public Pauses(Duration first, Duration longest, Ticker ticker) {
    this.first = first;
    this.longest = longest;
    this.ticker = ticker;
    long origin = ticker.nanos();
    // The readings of a ticker may be negative: only their differences are in order.
    this.pauses = new PriorityQueue<>(Comparator.comparingLong(
        pause -> pause.since() - origin + pause.length().toNanos()));
  }

  /** Leaves it alone; says for how long. */
  public Duration add(K key) {
    Duration last = lastPauses.get(key);
    Duration pause = last == null ? first : shorter(last.multipliedBy(2), longest);
    lastPauses.put(key, pause);
    pauses.add(new Pause<>(key, ticker.nanos(), pause));
    return pause;
  }

  /** The next time is the first again. */
  public void forget(K key) {
    lastPauses.remove(key);
  }

  /** Those that were left alone long enough, at most so many. */
  public List<K> takeOver(int limit) {
    List<K> over = new ArrayList<>();
    while (over.size() < limit && !pauses.isEmpty()
        && ticker.isPast(pauses.element().since(), pauses.element().length())) {
      over.add(pauses.remove().key());
    }
    return over;
  }

  /** How long until the next pause is over, if anybody is left alone. */
  public Optional<Duration> untilNext() {
    return Optional.ofNullable(pauses.peek())
        .map(next -> next.length().minus(ticker.since(next.since())));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
