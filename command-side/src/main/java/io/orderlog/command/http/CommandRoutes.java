package io.orderlog.command.http;

import io.orderlog.command.http.CommandRoute.Change;
import io.orderlog.command.http.CommandRoute.Creation;
import io.orderlog.command.http.CommandRoute.PartChange;
import io.orderlog.command.http.CommandRoute.PartCreation;
import io.orderlog.command.http.CommandRoute.Replacement;
import io.orderlog.http.problem.Problem;
import java.util.List;
import java.util.Optional;
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
 * @param unchanged the status of an aggregate that does not take a command because it is as it is
 *     asked to be, which is answered as a success; empty for any other reason
 * @param <C> commands
 * @param <R> reasons for a rejection
 */
public record CommandRoutes<C, R>(String path, String idName, IdForm ids,
    List<CommandRoute<C>> commands, Function<C, String> hash,
    BiFunction<R, String, Problem> rejections, Function<R, Optional<String>> unchanged) {

  public CommandRoutes {
    commands = List.copyOf(commands);
  }

  /** Those of an aggregate whose every rejection is a problem. */
  public CommandRoutes(String path, String idName, IdForm ids, List<CommandRoute<C>> commands,
      Function<C, String> hash, BiFunction<R, String, Problem> rejections) {
    this(path, idName, ids, commands, hash, rejections, _ -> Optional.empty());
  }

  /** The same that answers some rejections as a success. */
  public CommandRoutes<C, R> knowing(Function<R, Optional<String>> asItIs) {
    return new CommandRoutes<>(path, idName, ids, commands, hash, rejections, asItIs);
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
      case Replacement<C> _ -> path + "/" + id;
      case Change<C> change -> change.path().orElse(path) + "/" + id + "/" + change.name();
      case PartCreation<C> creation -> creation.path() + "/" + id + "/" + creation.name();
      case PartChange<C> change -> pathOf(change, id, "{" + change.idName() + "}");
    };
  }

  /**
   * Where a command of a part is sent to.
   *
   * @param id of the aggregate, as it stands in a path
   * @param partId the same of the part
   */
  String pathOf(PartChange<C> change, String id, String partId) {
    return change.path() + "/" + id + "/" + change.parts() + "/" + partId + "/" + change.name();
  }
}
