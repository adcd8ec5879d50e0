package io.orderlog.eventlog;

import java.util.Optional;

/**
 * What a client that wrote an event hands to a query, to see what it wrote: the place of the event
 * and the log that it is in. Offsets of one log mean nothing in another.
 *
 * @param log the name of its {@link AggregateLog}
 */
public record ConsistencyToken(String log, LogPosition position) {

  private static final char BEHIND_NAME = ':';

  /** Of an event of this log. */
  public static ConsistencyToken of(AggregateLog<?> log, LogPosition position) {
    return new ConsistencyToken(log.name(), position);
  }

  /**
   * Reads what {@link #toString} writes, and the name of a log that could be left out; nothing if
   * the text is anything else. Whether there is such a log and such a place in it is not asked.
   */
  public static Optional<ConsistencyToken> parse(String text) {
    int name = text.lastIndexOf(BEHIND_NAME);
    if (name < 0) {
      return LogPosition.parse(text)
          .map(position -> new ConsistencyToken(AggregateLog.UNNAMED, position));
    }
    return Optional.of(text.substring(0, name))
        .filter(AggregateLog::isName)
        .flatMap(log -> LogPosition.parse(text.substring(name + 1))
            .map(position -> new ConsistencyToken(log, position)));
  }

  /** The form that clients see, as in {@code stock:3@1742}; of orders {@code 3@1742}. */
  @Override
  public String toString() {
    return log.equals(AggregateLog.UNNAMED) ? position.toString() : log + BEHIND_NAME + position;
  }
}
