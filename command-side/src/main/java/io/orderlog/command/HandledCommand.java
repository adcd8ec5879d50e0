package io.orderlog.command;

import io.orderlog.eventlog.LogPosition;

/**
 * A command that led to events, as they tell of it.
 *
 * @param hash tells it apart from other commands with its id
 * @param version of the stream after its last event
 * @param status of the aggregate at that version
 * @param position of its last event
 */
record HandledCommand(String hash, long version, String status, LogPosition position) {

  <R> CommandOutcome<R> accepted(boolean replayed) {
    return new CommandOutcome.Accepted<>(version, status, position, replayed);
  }
}
