package io.orderlog.replay;

import io.orderlog.projections.readmodel.Projection;
import io.orderlog.settings.NearestName;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The projections that a user names. */
public final class ProjectionNames {

  private ProjectionNames() {}

  /**
   * The projection with this name.
   *
   * @throws ParameterException if there is none with it, or it is that of an index
   */
  public static Projection<?> find(CommandSpec command, Replayed replayed, String name) {
    return projection(command, replayed, name).orElseThrow(
        () -> new ParameterException(command.commandLine(), name + " is an index, of which no"
            + " generation is kept but the one that answers; rebuild it"));
  }

  /**
   * The same; nothing if it is that of an index.
   *
   * @throws ParameterException if there is nothing with it
   */
  static Optional<Projection<?>> projection(
      CommandSpec command, Replayed replayed, String name) {
    List<String> names = replayed.names();
    if (!names.contains(name)) {
      throw new ParameterException(command.commandLine(), "there is no projection " + name
          + "; there are " + String.join(", ", names) + NearestName.question(name, names));
    }
    return replayed.projections().stream().filter(one -> one.name().equals(name))
        .<Projection<?>>map(one -> one).findFirst();
  }
}
