package io.orderlog.projections;

import io.orderlog.eventlog.kafka.connection.KafkaSettings;
import io.orderlog.process.MachineDefaults;
import io.orderlog.process.ServerProcess;
import io.orderlog.settings.Environment;
import io.orderlog.time.TimeSource;
import java.security.SecureRandom;

/** The projections as a process of their own. */
public final class ProjectionsMain {

  private ProjectionsMain() {}

  /** Runs until the process is asked to stop. */
  public static void main(String... arguments) {
    MachineDefaults.pin(arguments);
    ServerProcess.run("projections", () -> {
      Environment environment = new Environment(System.getenv());
      ProjectionsSettings settings = ProjectionsSettings.of(environment,
          KafkaSettings.of(environment));
      environment.check();
      ProjectionsProcess projections = ProjectionsProcess.start(settings, TimeSource.system(),
          new SecureRandom());
      System.out.println("Projections are fed");
      projections.url().ifPresent(url -> System.out.println("Health and metrics: " + url));
      return projections;
    });
  }
}
