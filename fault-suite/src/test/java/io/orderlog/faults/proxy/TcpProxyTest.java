package io.orderlog.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpProxyTest {

  private static final int PATIENCE_MS = 300;

  private EchoServer server;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = EchoServer.start();
    proxy = TcpProxy.start(InetAddress.getLoopbackAddress(), 0,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void hands_on_in_both_directions() throws IOException {
    try (Socket client = connect()) {
      assertThat(ask(client, 7)).isEqualTo(7);
      assertThat(ask(client, 8)).isEqualTo(8);
    }
  }

  @Test
  void delays_but_delivers() throws IOException {
    proxy.disturb(new Trouble.Delay(Duration.ofMillis(100)));
    try (Socket client = connect()) {
      client.setSoTimeout(0);
      long start = System.nanoTime();
      assertThat(ask(client, 7)).isEqualTo(7);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
    }
  }

  @Test
  void drops_answers_behind_delivered_requests() throws IOException, InterruptedException {
    try (Socket client = connect()) {
      assertThat(ask(client, 7)).isEqualTo(7);
      proxy.disturb(new Trouble.DropAnswers());
      assertThatThrownBy(() -> ask(client, 8)).isInstanceOf(SocketTimeoutException.class);
      assertThat(server.awaitReceived(2)).containsExactly(7, 8);
    }
  }

  @Test
  void a_black_hole_delivers_nothing_anywhere() throws IOException, InterruptedException {
    try (Socket client = connect()) {
      assertThat(ask(client, 7)).isEqualTo(7);
      proxy.disturb(new Trouble.BlackHole());
      assertThatThrownBy(() -> ask(client, 8)).isInstanceOf(SocketTimeoutException.class);
    }
    proxy.heal();
    try (Socket client = connect()) {
      assertThat(ask(client, 9)).isEqualTo(9);
    }
    assertThat(server.awaitReceived(2)).containsExactly(7, 9);
  }

  @Test
  void a_connection_that_has_lost_bytes_is_cut_when_it_heals() throws IOException {
    proxy.disturb(new Trouble.BlackHole());
    try (Socket client = connect()) {
      assertThatThrownBy(() -> ask(client, 7)).isInstanceOf(SocketTimeoutException.class);
      proxy.heal();
      client.setSoTimeout(0);
      assertThat(endOf(client)).isTrue();
    }
  }

  @Test
  void a_connection_that_lost_nothing_lives_on() throws IOException {
    try (Socket client = connect()) {
      assertThat(ask(client, 7)).isEqualTo(7);
      proxy.disturb(new Trouble.BlackHole());
      proxy.heal();
      assertThat(ask(client, 8)).isEqualTo(8);
    }
  }

  @Test
  void cuts_what_stands_and_takes_new_connections() throws IOException {
    try (Socket client = connect()) {
      assertThat(ask(client, 7)).isEqualTo(7);
      proxy.cut();
      client.setSoTimeout(0);
      assertThat(endOf(client)).isTrue();
    }
    try (Socket client = connect()) {
      assertThat(ask(client, 8)).isEqualTo(8);
    }
  }

  @Test
  void without_a_server_connections_end() throws IOException {
    server.close();
    try (Socket client = connect()) {
      client.setSoTimeout(0);
      assertThat(endOf(client)).isTrue();
    }
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    client.setSoTimeout(PATIENCE_MS);
    return client;
  }

  private static int ask(Socket client, int question) throws IOException {
    client.getOutputStream().write(question);
    return client.getInputStream().read();
  }

  private static boolean endOf(Socket client) {
    try {
      return client.getInputStream().read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }
}
