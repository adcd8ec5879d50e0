package io.orderlog.command;

import io.orderlog.eventlog.kafka.connection.KafkaSettings;
import io.orderlog.process.MachineDefaults;
import io.orderlog.process.ServerProcess;
import io.orderlog.settings.Environment;
import io.orderlog.time.TimeSource;
import java.util.UUID;

/** The command side as a process of its own. */
public final class CommandSideMain {

  private CommandSideMain() {}

  /** Runs until the process is asked to stop. */
  public static void main(String... arguments) {
    MachineDefaults.pin(arguments);
    ServerProcess.run("command side", () -> {
      Environment environment = new Environment(System.getenv());
      CommandSideSettings settings = CommandSideSettings.of(environment,
          KafkaSettings.of(environment));
      environment.check();
      CommandSide commandSide = CommandSide.start(settings, TimeSource.system(),
          UUID::randomUUID);
      System.out.println("Commands: " + commandSide.url());
      return commandSide;
    });
  }
}
