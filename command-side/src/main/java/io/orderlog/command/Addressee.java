package io.orderlog.command;

import io.orderlog.domain.reactions.Target;
import java.util.function.Predicate;

/**
 * How an aggregate gets commands that follow from events of others.
 *
 * @param target what events call it
 * @param commands their type
 * @param isForGood whether a command that was refused for this reason is refused in every later
 *     state too, so that nobody has to ask again
 */
public record Addressee<C, R>(Target target, Class<C> commands, Predicate<R> isForGood) {}
