package io.orderlog.faults.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Requests whose bodies come a byte at a time and never end. */
final class SlowBodies implements AutoCloseable {

  private static final Duration BETWEEN_BYTES = Duration.ofMillis(500);
  private static final String HEAD = """
      POST /orders HTTP/1.1\r
      Host: localhost\r
      Content-Type: application/json\r
      Content-Length: 1000\r
      \r
      {""";

  private final List<Socket> sockets = new ArrayList<>();

  private SlowBodies() {}

  static SlowBodies send(URI url, int count) throws IOException {
    SlowBodies slow = new SlowBodies();
    for (int i = 0; i < count; i++) {
      Socket socket = new Socket(url.getHost(), url.getPort());
      slow.sockets.add(socket);
      Thread.ofVirtual().name("slow-body").start(() -> drip(socket));
    }
    return slow;
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private static void drip(Socket socket) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(HEAD.getBytes(US_ASCII));
      while (true) {
        Wait.pass(BETWEEN_BYTES);
        out.write(' ');
      }
    } catch (IOException closed) {
      // By the test, or by a server that has lost its patience.
    }
  }
}
