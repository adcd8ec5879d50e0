package io.orderlog.command.http;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one command of an aggregate comes over HTTP. Parsers throw {@code ProblemException} for a
 * body of the wrong shape and {@code InvalidCommandException} for a command that breaks a rule of
 * its own.
 *
 * @param <C> commands
 */
public sealed interface CommandRoute<C> {

  /**
   * {@code POST} to the aggregates' path makes a new one: 201, with its {@code Location}.
   *
   * @param idOf makes the id of one that came without, the same for the same command id, so that a
   *     retried command meets what it made before
   */
  record Creation<C>(Function<ObjectNode, Addressed<C>> parser, UnaryOperator<String> idOf)
      implements CommandRoute<C> {}

  /**
   * {@code POST} to the path of one aggregate and this name asks something of it: 200.
   *
   * @param name the last part of the path, as it is in a URL
   */
  record Change<C>(String name, Function<ObjectNode, C> parser) implements CommandRoute<C> {}
}
