package io.orderlog.command.http;

import java.util.Optional;

/**
 * A command that makes a new aggregate.
 *
 * @param id that the client wants for it, if it names one
 */
public record Addressed<C>(Optional<String> id, C command) {}
