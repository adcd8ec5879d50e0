package io.orderlog.replay;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The stream that a command line names. */
public final class StreamIdArgument {

  /** What the help says of it. */
  public static final String DESCRIPTION = "Of an order, a UUID.";

  private StreamIdArgument() {}

  /**
   * The id in its canonical form.
   *
   * @throws ParameterException if it is no id of the aggregate
   */
  public static String parse(CommandSpec command, ReplayedAggregate<?, ?> aggregate, String text) {
    return aggregate.id().apply(text).orElseThrow(() -> new ParameterException(
        command.commandLine(), "'" + text + "' is not " + aggregate.idForm()));
  }
}
