package io.orderlog.command.http;

import java.util.Optional;
import java.util.function.Function;

/**
 * What the ids of one kind of aggregate look like.
 *
 * @param rule what a text must be to be one, as in {@code must be a UUID}
 * @param parser the id that a text gives, in the one form that the log knows; empty if it is none
 */
public record IdForm(String rule, Function<String, Optional<String>> parser) {}
