package io.orderlog.faults.history;

import java.time.Instant;

/**
 * One record of a log, as any Kafka consumer sees it.
 *
 * @param streamId CloudEvents' subject
 * @param version CloudEvents' sequence
 * @param commandId of the command that caused it
 * @param type CloudEvents' type, as {@code order.placed.v1}
 * @param time CloudEvents' time
 * @param data the value, JSON
 */
public record LoggedEvent(Position position, String streamId, long version, String commandId,
    String type, Instant time, String data) {}
