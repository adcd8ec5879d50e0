package io.orderlog.command.http;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
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
   * @param parser makes the command of the aggregate's id and the body
   * @param path before the id, as in {@code /shipments}; empty for that of the aggregates
   * @param alsoTold what the answer tells of the aggregate with this id beside id, version and
   *     status: by name, and the same whenever it is asked
   */
  record Change<C>(String name, BiFunction<String, ObjectNode, C> parser, Optional<String> path,
      Function<String, Map<String, String>> alsoTold) implements CommandRoute<C> {

    /** At the aggregates' own path, with a parser that needs to know which one is meant. */
    public Change(String name, BiFunction<String, ObjectNode, C> parser) {
      this(name, parser, Optional.empty(), _ -> Map.of());
    }

    /** At the aggregates' own path. */
    public Change(String name, Function<ObjectNode, C> parser) {
      this(name, (_, body) -> parser.apply(body));
    }

    /** The same at another path; several aggregates may have commands there. */
    public Change<C> under(String otherPath) {
      return new Change<>(name, parser, Optional.of(otherPath), alsoTold);
    }

    /** The same with an answer that tells more. */
    public Change<C> telling(Function<String, Map<String, String>> more) {
      return new Change<>(name, parser, path, more);
    }
  }

  /**
   * {@code PUT} to the path of one aggregate says how it is to be, whether or not it is there: 200.
   *
   * @param parser makes the command of the aggregate's id and the body
   */
  record Replacement<C>(BiFunction<String, ObjectNode, C> parser) implements CommandRoute<C> {}

  /**
   * {@code POST} to the path of one aggregate and this name makes a part of it, which has an id of
   * its own: 201, without a {@code Location}.
   *
   * @param path before the aggregate's id, as in {@code /stock}
   * @param name the last part of the path, as it is in a URL
   * @param partIdOf makes the part's id, the same for the same command id, so that a retried
   *     command meets what it made before
   * @param parser makes the command of the part's id and the body
   * @param alsoTold what the answer tells beside id, version and status of the aggregate: by name,
   *     of the ids of the aggregate and of the part, and the same whenever it is asked
   */
  record PartCreation<C>(String path, String name, UnaryOperator<String> partIdOf,
      BiFunction<String, ObjectNode, C> parser,
      BiFunction<String, String, Map<String, String>> alsoTold) implements CommandRoute<C> {}

  /**
   * {@code POST} to the path of a part of an aggregate and this name asks something of it: 200.
   *
   * @param path before the aggregate's id, as in {@code /stock}
   * @param parts what they are called in the path, behind the aggregate's id
   * @param noun what a part is called, as in {@code wait}; its id is then {@code waitId}
   * @param partIds what they look like
   * @param name the last part of the path, as it is in a URL
   * @param parser makes the command
   */
  record PartChange<C>(String path, String parts, String noun, IdForm partIds, String name,
      PartParser<C> parser) implements CommandRoute<C> {

    String idName() {
      return noun + "Id";
    }
  }

  /** Makes the command of the ids of the aggregate and of its part, and the body. */
  @FunctionalInterface
  interface PartParser<C> {
    C parse(String id, String partId, ObjectNode body);
  }
}
