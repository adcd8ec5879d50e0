package io.orderlog.command.http;

import io.orderlog.command.http.CommandRoute.Change;
import io.orderlog.command.http.CommandRoute.Creation;
import io.orderlog.http.problem.Problem;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a kind of aggregate brings for its commands to come over HTTP; everything else is the same
 * for all. Thread-safe, if its functions are.
 *
 * @param path of all of them, as in {@code /orders}; a command may have another one
 * @param idName what an id is called in paths and in answers, as in {@code orderId}
 * @param ids what they look like
 * @param commands all that can be asked
 * @param hash the same for commands that ask the same, as {@link CommandHash} makes it; what it
 *     gave once it gives for ever, because it stays in the log
 * @param rejections why the aggregate with this id does not take a command, as a problem; its id
 *     and its version are added to that
 * @param <C> commands
 * @param <R> reasons for a rejection
 */
public record CommandRoutes<C, R>(String path, String idName, IdForm ids,
    List<CommandRoute<C>> commands, Function<C, String> hash,
    BiFunction<R, String, Problem> rejections) {

  public CommandRoutes {
    commands = List.copyOf(commands);
  }

  /** Where each command is sent to, with {@code {id}} in place of the aggregate's id. */
  public List<String> paths() {
    return commands.stream().map(command -> pathOf(command, "{id}")).toList();
  }

  /**
   * Where this command is sent to.
   *
   * @param id of the aggregate, as it stands in a path
   */
  String pathOf(CommandRoute<C> command, String id) {
    return switch (command) {
      case Creation<C> _ -> path;
      case Change<C> change -> change.path().orElse(path) + "/" + id + "/" + change.name();
    };
  }
}
