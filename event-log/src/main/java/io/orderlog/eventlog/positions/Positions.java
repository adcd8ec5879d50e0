package io.orderlog.eventlog.positions;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogUnavailableException;
import java.util.Map;

/**
 * How far those have come that act on events, kept for as long as the log itself. Losing a position
 * costs work and nothing else: what was done because of an event is not done again. Thread-safe.
 */
public interface Positions extends AutoCloseable {

  /**
   * What was stored last for this log, by partition; nothing of a log that has only its name.
   *
   * @param who has come so far, in lower case
   * @throws LogUnavailableException if it cannot be read
   */
  Map<Integer, Position> load(String who, LogIdentity log);

  /**
   * Stores them for partitions of this log.
   *
   * @throws LogUnavailableException if it is not certain that they are stored
   * @throws IllegalStateException if these were closed
   */
  void store(String who, LogIdentity log, Map<Integer, Position> positions);

  @Override
  void close();
}
