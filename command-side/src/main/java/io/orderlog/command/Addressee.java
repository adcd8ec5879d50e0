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
 * @param isHeard whether who sent it hears of such a refusal, as {@code Refusals} says
 */
public record Addressee<C, R>(
    Target target, Class<C> commands, Predicate<R> isForGood, Predicate<R> isHeard) {

  /** One of whose refusals nobody has to hear. */
  public Addressee(Target target, Class<C> commands, Predicate<R> isForGood) {
    this(target, commands, isForGood, _ -> false);
  }
}
