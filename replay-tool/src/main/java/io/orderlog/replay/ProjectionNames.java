package io.orderlog.replay;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.projections.Projections;
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
  public static List<Projection<OrderEvent>> find(CommandSpec command, List<String> names) {
    return names.stream().distinct().map(name -> find(command, name)).toList();
  }

  public static Projection<OrderEvent> find(CommandSpec command, String name) {
    return Projections.ofOrders().stream().filter(known -> known.name().equals(name)).findFirst()
        .orElseThrow(() -> new ParameterException(
            command.commandLine(), "there is no projection " + name + "; there are "
                + String.join(", ", names()) + NearestName.question(name, names())));
  }

  private static List<String> names() {
    return Projections.all().stream().map(Projection::name).toList();
  }
}
