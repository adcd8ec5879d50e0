package io.orderlog.faults.scenario;

import java.time.Duration;

/** {@code SIGSTOP}, and {@code SIGCONT} after so long. */
public record Freeze(Server server, Duration duration) implements Fault {

  @Override
  public void strike() {
    server.freeze();
    Wait.pass(duration);
    server.thaw();
  }
}
