package io.orderlog.faults.scenario;

import java.util.List;

/** {@code kill -9} of some processes at once; then all of them are started again, in order. */
public record KillAndRestart(List<Server> servers) implements Fault {

  public static KillAndRestart of(Server... servers) {
    return new KillAndRestart(List.of(servers));
  }

  @Override
  public void strike() {
    servers.forEach(Server::kill);
    servers.forEach(Server::start);
  }
}
