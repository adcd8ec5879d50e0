package io.orderlog.projections;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.projections.readmodel.ReadModelUnavailableException;
import io.orderlog.settings.Environment;
import io.orderlog.settings.InvalidSettingsException;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The projections as a process of their own. Runs until it is told to stop, as by SIGTERM. */
public final class ProjectionsMain {

  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private ProjectionsMain() {}

  /** Exits with 1 if it cannot begin, with 2 if the settings are wrong; both with the reason. */
  public static void main(String[] arguments) {
    try {
      ProjectionsProcess process = ProjectionsProcess.start(
          ProjectionsSettings.of(new Environment(System.getenv())),
          InstantSource.system(), new SecureRandom());
      Runtime.getRuntime().addShutdownHook(new Thread(process::close));
    } catch (InvalidSettingsException mistakes) {
      exit(WRONG_USE, mistakes);
    } catch (ReadModelUnavailableException | LogUnavailableException unavailable) {
      exit(FAILED, unavailable);
    }
  }

  private static void exit(int code, RuntimeException reason) {
    System.err.println(reason.getMessage());
    System.exit(code);
  }
}
