package io.orderlog.replay.export;

import io.orderlog.eventlog.NewEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes sure that the versions of each order run 1, 2, 3, … in the sequence of their lines: of any
 * other log the command side could make no state. Remembers one number per order.
 */
final class VersionSequence {

  private final Map<String, Long> versions = new HashMap<>();

  /**
   * Takes the next event.
   *
   * @throws BadExportException if it is not the next one of its order; the message names both
   */
  void take(NewEvent<?> event) {
    long expected = 1 + versions.getOrDefault(event.streamId(), 0L);
    if (event.version() < expected) {
      throw new BadExportException("version " + event.version() + " of order " + event.streamId()
          + " stands on an earlier line already");
    }
    if (event.version() > expected) {
      throw new BadExportException("version " + event.version() + " of order " + event.streamId()
          + " comes where version " + expected + " should: its line is missing, or stands further"
          + " down");
    }
    versions.put(event.streamId(), expected);
  }
}
