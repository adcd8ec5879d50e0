package io.orderlog.command.write;

import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Streams whose deadlines led to nothing, each left alone for twice as long as the last time. Used
 * by one thread.
 */
final class PutAside {

  static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private record Pause(String streamId, long since, Duration length) {}

  private final Ticker ticker;
  private final Map<String, Duration> lastPauses = new HashMap<>();
  private final PriorityQueue<Pause> pauses;

  PutAside(Ticker ticker) {
    this.ticker = ticker;
    long origin = ticker.nanos();
    // The readings of a ticker may be negative: only their differences are in order.
    this.pauses = new PriorityQueue<>(Comparator.comparingLong(
        pause -> pause.since() - origin + pause.length().toNanos()));
  }

  /** Leaves the stream alone; says for how long. */
  Duration add(String streamId) {
    Duration last = lastPauses.get(streamId);
    Duration pause = last == null ? FIRST : shorter(last.multipliedBy(2), LONGEST);
    lastPauses.put(streamId, pause);
    pauses.add(new Pause(streamId, ticker.nanos(), pause));
    return pause;
  }

  /** The next time is the first again. */
  void forget(String streamId) {
    lastPauses.remove(streamId);
  }

  /** Those that were left alone long enough, at most so many. */
  List<String> takeOver(int limit) {
    List<String> over = new ArrayList<>();
    while (over.size() < limit && !pauses.isEmpty()
        && ticker.isPast(pauses.peek().since(), pauses.peek().length())) {
      over.add(pauses.remove().streamId());
    }
    return over;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
