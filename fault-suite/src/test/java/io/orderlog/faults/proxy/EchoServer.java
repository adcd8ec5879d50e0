package io.orderlog.faults.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Answers every byte with itself, and remembers what came. */
final class EchoServer implements AutoCloseable {

  private final ServerSocket listening;
  private final BlockingQueue<Integer> received = new LinkedBlockingQueue<>();

  private EchoServer(ServerSocket listening) {
    this.listening = listening;
  }

  static EchoServer start() throws IOException {
    EchoServer server = new EchoServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(server::accept);
    return server;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Waits until so many bytes have come, from whomever. */
  List<Integer> awaitReceived(int count) throws InterruptedException {
    List<Integer> bytes = new ArrayList<>();
    while (bytes.size() < count) {
      bytes.add(received.take());
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> echo(client));
      }
    } catch (IOException closed) {
      // Closed by the test.
    }
  }

  private void echo(Socket client) {
    try (client) {
      for (int next = client.getInputStream().read(); next >= 0; next =
          client.getInputStream().read()) {
        received.add(next);
        client.getOutputStream().write(next);
      }
    } catch (IOException cut) {
      // Cut by the proxy.
    }
  }
}
