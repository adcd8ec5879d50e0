package io.orderlog.command;

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
 */
public record CommandEnvelope<C>(String streamId, C command, String commandId,
    String commandHash, String correlationId, @Nullable String traceparent,
    ExpectedVersions expectedVersions) {

  public boolean expects(long version) {
    return expectedVersions.include(version);
  }
}
