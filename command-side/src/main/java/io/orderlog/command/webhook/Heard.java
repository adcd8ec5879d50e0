package io.orderlog.command.webhook;

/**
 * What a webhook says.
 *
 * @param streamId of the aggregate that it is about
 * @param fact a command that only records
 */
public record Heard<C>(String streamId, C fact) {}
