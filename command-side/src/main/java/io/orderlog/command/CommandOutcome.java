package io.orderlog.command;

import io.orderlog.eventlog.LogPosition;

/**
 * How a command ended.
 *
 * @param <R> reasons for a rejection
 */
public sealed interface CommandOutcome<R> {

  /**
   * Its events are in the log.
   *
   * @param version of the stream after its last event
   * @param status of the aggregate at that version
   * @param position of its last event
   * @param replayed whether it was handled before, and this is what was answered then
   */
  record Accepted<R>(long version, String status, LogPosition position, boolean replayed)
      implements CommandOutcome<R> {}

  /** The aggregate does not allow it; nothing was written. */
  record Rejected<R>(R reason, long version) implements CommandOutcome<R> {}

  /** The stream is at another version than the client expects; nothing was written. */
  record VersionMismatch<R>(long version) implements CommandOutcome<R> {}

  /** Another command had this id before; nothing was written. */
  record CommandIdReused<R>() implements CommandOutcome<R> {}

  /** A command with this id is being handled right now; nothing was written for this one. */
  record CommandIdInFlight<R>() implements CommandOutcome<R> {}

  /** What it leads to is larger than the log takes, now and later; nothing was written. */
  record TooLarge<R>(String reason) implements CommandOutcome<R> {}

  /** Too many commands are waiting; nothing was written. */
  record Overloaded<R>() implements CommandOutcome<R> {}

  /** The writer cannot write at present; nothing was written. */
  record NotWritten<R>(String reason) implements CommandOutcome<R> {}

  /** It was sent to the log, which has not said yet whether it holds it. */
  record Unknown<R>(String reason) implements CommandOutcome<R> {}
}
