package io.orderlog.eventlog.writers;

import io.orderlog.eventlog.LogUnavailableException;
import java.time.Duration;
import java.util.List;

/**
 * Reads what the writers of a log have claimed, from the first claim that the log still has; the
 * last of each slot is always there. Used by one thread at a time.
 */
public interface ClaimReader extends AutoCloseable {

  /**
   * The next committed claims, waiting for some at most this long.
   *
   * @return empty if there are none yet
   * @throws LogUnavailableException if the log cannot be read; polling again may help
   */
  List<RecordedClaim> poll(Duration timeout);

  @Override
  void close();
}
