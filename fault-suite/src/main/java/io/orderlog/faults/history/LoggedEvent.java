package io.orderlog.faults.history;

/**
 * One record of the log, as any Kafka consumer sees it.
 *
 * @param orderId CloudEvents' subject
 * @param version CloudEvents' sequence
 * @param commandId of the command that caused it
 * @param type CloudEvents' type, as {@code order.placed.v1}
 * @param data the value, JSON
 */
public record LoggedEvent(Position position, String orderId, long version, String commandId,
    String type, String data) {}
