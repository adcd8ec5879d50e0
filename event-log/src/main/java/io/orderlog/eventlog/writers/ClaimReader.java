package io.orderlog.eventlog.writers;

import io.orderlog.eventlog.LogUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Reads what the writers of some logs have claimed, from the first claim that is still there; the
 * last of each slot always is. Used by one thread at a time.
 */
public interface ClaimReader extends AutoCloseable {

  /**
   * The next committed claims, waiting for some at most this long.
   *
   * @return empty if there are none yet
   * @throws LogUnavailableException if claims cannot be read; polling again may help
   */
  List<RecordedClaim> poll(Duration timeout);

  /**
   * How the logs are dealt out over their writers, by their names. One that nobody has made yet is
   * left out, and is there some seconds after somebody has.
   */
  Map<String, WriterSlots> slots();

  @Override
  void close();
}
