package io.orderlog.faults.scenario;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Connections on which nothing is ever asked. */
final class IdleConnections implements AutoCloseable {

  private final List<Socket> sockets = new ArrayList<>();

  private IdleConnections() {}

  static IdleConnections open(URI url, int count) throws IOException {
    IdleConnections idle = new IdleConnections();
    for (int i = 0; i < count; i++) {
      idle.sockets.add(new Socket(url.getHost(), url.getPort()));
    }
    return idle;
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
