package io.orderlog.faults.scenario;

import io.orderlog.faults.proxy.TcpProxy;
import io.orderlog.faults.proxy.Trouble;
import java.time.Duration;

/** Trouble on the network, for so long. */
public record Disturb(TcpProxy proxy, Trouble trouble, Duration duration) implements Fault {

  @Override
  public void strike() {
    proxy.disturb(trouble);
    Wait.pass(duration);
    proxy.heal();
  }
}
