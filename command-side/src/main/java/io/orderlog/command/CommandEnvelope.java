package io.orderlog.command;

import io.orderlog.eventlog.event.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way to the writer.
 *
 * @param streamId the aggregate that it is for
 * @param command what is asked
 * @param commandId the client's idempotency key, or a made one
 * @param commandHash the same for equal commands, different for different ones
 * @param correlationId goes into the events
 * @param traceparent goes into the events
 * @param expectedVersions the versions at which the client wants it handled
 * @param causationId the event or the deadline that caused it, if one did; goes into the events
 * @param principal who asks for it, if that is known; goes into the events
 */
public record CommandEnvelope<C>(String streamId, C command, String commandId,
    String commandHash, String correlationId, @Nullable String traceparent,
    ExpectedVersions expectedVersions, @Nullable String causationId,
    @Nullable Principal principal) {

  /** One that neither an event nor a deadline caused, of nobody that is known. */
  public CommandEnvelope(String streamId, C command, String commandId, String commandHash,
      String correlationId, @Nullable String traceparent, ExpectedVersions expectedVersions) {
    this(streamId, command, commandId, commandHash, correlationId, traceparent, expectedVersions,
        null, null);
  }

  public boolean expects(long version) {
    return expectedVersions.include(version);
  }
}
