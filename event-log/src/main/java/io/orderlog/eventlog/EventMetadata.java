package io.orderlog.eventlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an event beside what happened.
 *
 * @param time when the writer decided, to the millisecond; never before the stream's previous event
 * @param commandId of the command that caused the event: the client's idempotency key or a made one
 * @param commandHash tells two commands with the same id apart
 * @param correlationId binds together what belongs to one business process
 * @param traceparent the W3C trace context of the request, if it had one
 */
public record EventMetadata(Instant time, String commandId, String commandHash,
    String correlationId, @Nullable String traceparent) {}
