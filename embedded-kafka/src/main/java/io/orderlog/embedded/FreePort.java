package io.orderlog.embedded;

import io.orderlog.settings.Host;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports that nobody listened on a moment ago. */
final class FreePort {

  private FreePort() {}

  /**
   * Any of them.
   *
   * @throws IOException if the host is not this machine's
   */
  static int find(Host host) throws IOException {
    return listenForAMoment(host, 0);
  }

  /**
   * Checks that the port can be listened on right now.
   *
   * @throws IOException if somebody else listens on it, it is not allowed, or the host is not this
   *     machine's
   */
  static void requireFree(Host host, int port) throws IOException {
    listenForAMoment(host, port);
  }

  private static int listenForAMoment(Host host, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host.address(), port));
      return socket.getLocalPort();
    }
  }
}
