package io.orderlog.faults.check;

import io.orderlog.faults.history.Answer.Accepted;
import io.orderlog.faults.history.Answer.NotWritten;
import io.orderlog.faults.history.Answer.Refused;
import io.orderlog.faults.history.Answer.Unknown;
import io.orderlog.faults.history.Attempt;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the clock says about the versions of one aggregate: at a moment it had at least the versions
 * that somebody had been told of, and at most those that somebody had asked for.
 */
final class RealTime {

  private final TreeMap<Long, Long> told = new TreeMap<>();
  private final TreeMap<Long, Long> askedFor = new TreeMap<>();

  /**
   * Takes in what is known of it.
   *
   * @param attempts all that were for it
   * @param firstAsked when each command was sent first, by its id
   */
  <C> RealTime(Timeline<C, ?, ?, ?> timeline, List<Attempt<C>> attempts,
      Map<String, Long> firstAsked) {
    long most = 0;
    for (Attempt<?> attempt : byEnd(attempts)) {
      most = Math.max(most, versionTold(attempt));
      told.put(attempt.endNanos(), most);
    }
    long latest = Long.MIN_VALUE;
    for (long version = 1; version <= timeline.lastVersion(); version++) {
      latest = Math.max(latest,
          firstAsked.getOrDefault(timeline.commandAt(version), Long.MIN_VALUE));
      askedFor.put(latest, version);
    }
  }

  /** The version that it had at least when something was sent now. */
  long leastAt(long startNanos) {
    Map.Entry<Long, Long> before = told.lowerEntry(startNanos);
    return before == null ? 0 : before.getValue();
  }

  /** The version that it had at most when something was answered now. */
  long mostAt(long endNanos) {
    Map.Entry<Long, Long> before = askedFor.lowerEntry(endNanos);
    return before == null ? 0 : before.getValue();
  }

  private static <C> List<Attempt<C>> byEnd(List<Attempt<C>> attempts) {
    return attempts.stream().sorted(Comparator.comparingLong(Attempt::endNanos)).toList();
  }

  private static long versionTold(Attempt<?> attempt) {
    return switch (attempt.answer()) {
      case Accepted accepted -> accepted.version();
      case Refused refused -> refused.version();
      case NotWritten _,Unknown _ -> 0;
    };
  }
}
