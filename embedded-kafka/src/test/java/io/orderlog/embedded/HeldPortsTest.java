package io.orderlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.settings.Host;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldPortsTest {

  private static final Host LOOPBACK = new Host("127.0.0.1");

  private final HeldPorts ports = new HeldPorts();

  @Test
  void nobody_else_gets_a_port_that_is_held() throws IOException {
    try (ports) {
      int port = ports.hold(LOOPBACK, 0);
      assertThatThrownBy(() -> listenOn(port).close()).isInstanceOf(BindException.class);
    }
  }

  @Test
  void no_two_that_are_held_are_the_same() throws IOException {
    try (ports) {
      Set<Integer> held = new HashSet<>();
      for (int i = 0; i < 200; i++) {
        assertThat(held.add(ports.hold(LOOPBACK, 0))).isTrue();
      }
    }
  }

  @Test
  void the_one_who_opens_a_held_port_takes_it_over() throws IOException {
    ServerSocketChannel taken;
    int port;
    try (ports) {
      port = ports.hold(LOOPBACK, 0);
      taken = ports.openServerSocket(
          "CLIENTS", new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, -1);
    }
    try (taken) {
      assertThat(taken.isOpen()).isTrue();
      assertThat(taken.socket().getLocalPort()).isEqualTo(port);
    }
  }

  @Test
  void a_port_that_nobody_took_over_is_free_again() throws IOException {
    int port;
    try (ports) {
      port = ports.hold(LOOPBACK, 0);
    }
    listenOn(port).close();
  }

  @Test
  void a_port_that_somebody_has_cannot_be_held() throws IOException {
    try (ports; ServerSocket other = listenOn(0)) {
      assertThatThrownBy(() -> ports.hold(LOOPBACK, other.getLocalPort()))
          .isInstanceOf(BindException.class);
    }
  }

  private static ServerSocket listenOn(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
