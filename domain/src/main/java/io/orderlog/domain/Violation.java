package io.orderlog.domain;

/**
 * One field of a command that breaks a rule of its own.
 *
 * @param field the path to the field as the client wrote it, as in {@code lines[3].quantity}
 * @param message what is allowed, in words that fit after the field's name
 */
public record Violation(String field, String message) {}
