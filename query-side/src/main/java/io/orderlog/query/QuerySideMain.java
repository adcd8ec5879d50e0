package io.orderlog.query;

import io.orderlog.eventlog.kafka.connection.KafkaSettings;
import io.orderlog.process.MachineDefaults;
import io.orderlog.process.ServerProcess;
import io.orderlog.settings.Environment;
import io.orderlog.time.TimeSource;
import java.util.UUID;

/** The query side as a process of its own. */
public final class QuerySideMain {

  private QuerySideMain() {}

  /** Runs until the process is asked to stop. */
  public static void main(String... arguments) {
    MachineDefaults.pin(arguments);
    ServerProcess.run("query side", () -> {
      Environment environment = new Environment(System.getenv());
      QuerySideSettings settings = QuerySideSettings.of(environment,
          KafkaSettings.of(environment));
      environment.check();
      QuerySide querySide = QuerySide.start(settings, TimeSource.system(), UUID::randomUUID);
      System.out.println("Queries: " + querySide.url());
      return querySide;
    });
  }
}
