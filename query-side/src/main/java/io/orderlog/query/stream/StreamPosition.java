package io.orderlog.query.stream;

import static java.util.stream.Collectors.joining;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.Offsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A place in a stream that merges all partitions of a log.
 *
 * @param logId of the log; offsets of another one mean nothing here
 * @param next per partition, the offset at which the stream goes on
 */
record StreamPosition(String logId, Offsets next) {

  /** Reads what {@link #toString} writes, if it is a place in this log. */
  static Optional<StreamPosition> parse(String text, LogIdentity log) {
    String ofThisLog = log.id() + "/";
    if (!text.startsWith(ofThisLog)) {
      return Optional.empty();
    }
    Map<Integer, Long> next = new HashMap<>();
    for (String part : text.substring(ofThisLog.length()).split(",", log.partitions() + 1)) {
      LogPosition.parse(part).ifPresent(place -> next.put(place.partition(), place.offset()));
    }
    StreamPosition position = new StreamPosition(log.id(), new Offsets(next));
    // Nothing but the text of a whole position reads and writes as the same.
    return next.keySet().equals(log.allPartitions()) && position.toString().equals(text)
        ? Optional.of(position)
        : Optional.empty();
  }

  /** The form that clients see, as in {@code uq3Bz…/0@12,1@7}. */
  @Override
  public String toString() {
    return text(logId, next.byPartition());
  }

  /**
   * The same form, of a place that moves on.
   *
   * @param next in the order of the partitions
   */
  static String text(String logId, Map<Integer, Long> next) {
    return next.entrySet().stream().map(place -> place.getKey() + "@" + place.getValue())
        .collect(joining(",", logId + "/", ""));
  }
}
