package io.orderlog.command;

import io.orderlog.eventlog.kafka.connection.KafkaSettings;
import io.orderlog.process.MachineDefaults;
import io.orderlog.process.ServerProcess;
import io.orderlog.settings.Environment;
import io.orderlog.settings.InvalidSettingsException;
import io.orderlog.settings.Setting;
import io.orderlog.time.TimeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The command side as a process of its own. */
public final class CommandSideMain {

  private CommandSideMain() {}

  /** Runs until the process is asked to stop. */
  public static void main(String... arguments) {
    MachineDefaults.pin(arguments);
    run(Optional.empty());
  }

  /**
   * Runs until the process is asked to stop.
   *
   * @param serve what {@code ORDERLOG_SERVE} is to be, if that was said elsewhere
   */
  public static void run(Optional<String> serve) {
    ServerProcess.run("command side", () -> {
      Map<String, String> variables = new HashMap<>(System.getenv());
      serve.ifPresent(names -> variables.put(Setting.SERVE.variable(), requireSome(names)));
      Environment environment = new Environment(variables);
      CommandSideSettings settings = CommandSideSettings.of(environment,
          KafkaSettings.of(environment));
      environment.check();
      CommandSide commandSide = CommandSide.start(settings, TimeSource.system(),
          UUID::randomUUID);
      System.out.println("Commands: " + commandSide.url());
      return commandSide;
    });
  }

  /** A setting without a value would be none, and an option without one is a mistake. */
  private static String requireSome(String names) {
    if (names.isBlank()) {
      throw new InvalidSettingsException(List.of("--serve names nothing, allowed are "
          + String.join(", ", ServedAggregates.names()) + "; leave it away to serve all"));
    }
    return names;
  }
}
