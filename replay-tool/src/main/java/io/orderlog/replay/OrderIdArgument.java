package io.orderlog.replay;

import io.orderlog.domain.order.OrderId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The order that a command line names. */
public final class OrderIdArgument {

  private OrderIdArgument() {}

  /**
   * The id in its canonical form.
   *
   * @throws ParameterException if it is no UUID
   */
  public static String parse(CommandSpec command, String text) {
    return OrderId.parse(text).map(OrderId::text).orElseThrow(() -> new ParameterException(
        command.commandLine(), "'" + text + "' is not a UUID"));
  }
}
