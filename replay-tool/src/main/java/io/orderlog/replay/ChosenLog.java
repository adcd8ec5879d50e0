package io.orderlog.replay;

import io.orderlog.settings.NearestName;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which log a command is about. */
@SuppressWarnings("NullAway.Init")
public final class ChosenLog {

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--log", paramLabel = "NAME", defaultValue = "orders",
      description = "The log (default: ${DEFAULT-VALUE}).")
  private String name;

  /**
   * The aggregate whose log it is.
   *
   * @throws ParameterException if there is no such log
   */
  public ReplayedAggregate<?, ?> in(Replayed replayed) {
    List<String> names = replayed.aggregates().stream().map(one -> one.log().name()).toList();
    return replayed.aggregates().get(indexIn(names));
  }

  private int indexIn(List<String> names) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new ParameterException(command.commandLine(), "there is no log '" + name
          + "'; " + (names.size() == 1 ? "the only one is " : "there are ")
          + String.join(", ", names) + NearestName.question(name, names));
    }
    return index;
  }
}
