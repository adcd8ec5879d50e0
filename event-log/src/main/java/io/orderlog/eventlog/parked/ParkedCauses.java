package io.orderlog.eventlog.parked;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogUnavailableException;
import java.util.Collection;
import java.util.List;

/**
 * The parked events of those that act on events, kept for as long as the log itself. Who acts parks
 * and removes them; an operator says which of them are to be tried again or given up. Thread-safe.
 */
public interface ParkedCauses extends AutoCloseable {

  /**
   * All that are parked of this log, by stream and version; nothing of a log that has only its name.
   *
   * @param who has parked them, in lower case
   * @throws LogUnavailableException if they cannot be read
   * @throws UnreadableParkedException if one of them is of a form that is not known
   */
  List<ParkedCause> load(String who, LogIdentity log);

  /**
   * Stores each in the place of what was stored of the same event.
   *
   * @throws LogUnavailableException if it is not certain that all are stored
   */
  void store(String who, LogIdentity log, Collection<ParkedCause> parked);

  /**
   * Ends them.
   *
   * @throws LogUnavailableException if it is not certain that all are gone
   */
  void remove(String who, LogIdentity log, Collection<ParkedCause> parked);

  @Override
  void close();
}
