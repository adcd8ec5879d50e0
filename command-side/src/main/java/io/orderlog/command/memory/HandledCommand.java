package io.orderlog.command.memory;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.eventlog.LogPosition;

/**
 * A command that led to events, as they tell of it.
 *
 * @param hash distinguishes it from other commands with its id
 * @param version of the stream after its last event
 * @param status of the aggregate at that version
 * @param position of its last event
 */
public record HandledCommand(String hash, long version, String status, LogPosition position) {

  /** How a command with this one's id ended: as this one, or not at all if it is another. */
  public <R> CommandOutcome<R> outcomeOf(CommandEnvelope<?> command, boolean replayed) {
    return hash.equals(command.commandHash())
        ? new CommandOutcome.Accepted<>(version, status, position, replayed)
        : new CommandOutcome.CommandIdReused<>();
  }
}
