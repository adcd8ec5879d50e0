package io.orderlog.standalone.demo.traffic;

import io.orderlog.process.ServerProcess;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Host;
import io.orderlog.settings.InvalidSettingsException;
import io.orderlog.settings.OneLine;
import io.orderlog.settings.Setting;
import java.net.URI;

/** How a demo finds the servers of a running system, and how its process ends. */
public final class DemoRun {

  /** What is played. */
  @FunctionalInterface
  public interface Play {
    /**
     * Plays it.
     *
     * @return whether all went as it should
     * @throws DemoFailedException if it cannot go on
     */
    boolean toItsEnd() throws InterruptedException;
  }

  private final Environment environment;
  private final Host host;

  /** Mistakes in the settings are told when something is played. */
  public DemoRun(Environment environment) {
    this.environment = environment;
    // Not only one of this machine: the system may run on another.
    this.host = environment.reachableHost(Setting.HOST).fromThisMachine();
  }

  /** Where the server with this port is. */
  public URI url(Setting setting) {
    int port = environment.port(setting);
    if (port == 0) {
      environment.reject(setting, "0",
          "the port of the running system, which it named at its start");
    }
    return URI.create("http://" + host.withPort(port));
  }

  /** Plays it, tells in one line why it cannot go on, and gives the exit code. */
  public int play(Play play) throws InterruptedException {
    try {
      environment.check();
      return play.toItsEnd() ? ServerProcess.OK : ServerProcess.FAILED;
    } catch (InvalidSettingsException wrong) {
      System.err.println(wrong.getMessage());
      return ServerProcess.WRONG_USE;
    } catch (DemoFailedException failure) {
      System.err.println(OneLine.of(failure));
      return ServerProcess.FAILED;
    }
  }
}
