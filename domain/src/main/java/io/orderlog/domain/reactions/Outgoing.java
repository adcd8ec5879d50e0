package io.orderlog.domain.reactions;

/**
 * A command that is to be sent. Its key follows from the event and from its place in the list, so
 * it is taken once, however often it is sent.
 *
 * @param streamId of the aggregate that gets it
 */
public record Outgoing<C>(Target target, String streamId, C command) {}
