package io.orderlog.replay.export;

import io.orderlog.eventlog.event.NewEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes sure that the versions of each stream run 1, 2, 3, … in the sequence of their lines: of any
 * other log the command side could make no state. Remembers one number per stream.
 */
final class VersionSequence {

  private final String noun;
  private final Map<String, Long> versions = new HashMap<>();

  /** @param noun what users call a stream */
  VersionSequence(String noun) {
    this.noun = noun;
  }

  /**
   * Takes the next event.
   *
   * @throws BadExportException if it is not the next one of its stream; the message names both
   */
  void take(NewEvent<?> event) {
    long expected = 1 + versions.getOrDefault(event.streamId(), 0L);
    if (event.version() < expected) {
      throw new BadExportException(
          "version " + event.version() + " of " + noun + " " + event.streamId()
              + " is on an earlier line already");
    }
    if (event.version() > expected) {
      throw new BadExportException("version " + event.version() + " of " + noun + " "
          + event.streamId()
          + " comes where version " + expected + " should: its line is missing, or comes further"
          + " down");
    }
    versions.put(event.streamId(), expected);
  }
}
