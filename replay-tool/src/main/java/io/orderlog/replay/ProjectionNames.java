package io.orderlog.replay;

import io.orderlog.projections.readmodel.Projection;
import io.orderlog.settings.NearestName;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The projections that a user names. */
public final class ProjectionNames {

  private ProjectionNames() {}

  /**
   * The projections with these names.
   *
   * @throws ParameterException if there is none with one of them
   */
  static List<? extends Projection<?>> find(
      CommandSpec command, Replayed replayed, List<String> names) {
    return names.stream().distinct().map(name -> find(command, replayed, name)).toList();
  }

  /** The projection with this name. */
  public static Projection<?> find(CommandSpec command, Replayed replayed, String name) {
    List<String> names = replayed.projections().stream().map(Projection::name).toList();
    int index = names.indexOf(name);
    if (index < 0) {
      throw new ParameterException(command.commandLine(), "there is no projection " + name
          + "; there are " + String.join(", ", names) + NearestName.question(name, names));
    }
    return replayed.projections().get(index);
  }
}
