package io.orderlog.simulators;

import io.orderlog.process.MachineDefaults;
import io.orderlog.process.ServerProcess;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Host;
import io.orderlog.time.TimeSource;
import java.util.UUID;

/** The simulators as a process of their own. */
public final class SimulatorsMain {

  private SimulatorsMain() {}

  /** Runs until the process is asked to stop. */
  public static void main(String... arguments) {
    MachineDefaults.pin(arguments);
    ServerProcess.run("simulators", () -> {
      Environment environment = new Environment(System.getenv());
      SimulatorsSettings settings = SimulatorsSettings.of(environment);
      environment.check();
      Simulators simulators = Simulators.start(settings, TimeSource.system(), UUID::randomUUID);
      System.out.println("Simulated payment provider: " + simulators.url());
      System.out.println("Simulated mail server: smtp://"
          + new Host(settings.host()).withPort(simulators.smtpPort()));
      return simulators;
    });
  }
}
