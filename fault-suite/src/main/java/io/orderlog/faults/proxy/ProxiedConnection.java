package io.orderlog.faults.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One client's connection and the one to the server; each direction has a virtual thread. */
final class ProxiedConnection {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final Socket client;
  private final Socket server = new Socket();
  private final InetSocketAddress address;
  private final Supplier<Trouble> trouble;
  private final Consumer<ProxiedConnection> ended;
  private volatile boolean lostBytes;
  private volatile boolean forsaken;

  ProxiedConnection(Socket client, InetSocketAddress address, Supplier<Trouble> trouble,
      Consumer<ProxiedConnection> ended) {
    this.client = client;
    this.address = address;
    this.trouble = trouble;
    this.ended = ended;
  }

  void start() {
    Thread.ofVirtual().name("proxy-requests").start(this::run);
  }

  boolean hasLostBytes() {
    return lostBytes && !forsaken;
  }

  /** Nothing arrives from here on, whatever the trouble, and nobody is told. */
  void forsake() {
    forsaken = true;
  }

  void close() {
    closeQuietly(client);
    closeQuietly(server);
    ended.accept(this);
  }

  private void run() {
    try {
      server.connect(address);
      Thread.ofVirtual().name("proxy-answers").start(() -> pump(server, client, true));
      pump(client, server, false);
    } catch (IOException unreachable) {
      close();
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[BUFFER_BYTES];
    boolean lost = false;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        boolean arrives = arrives(answers);
        if (arrives && lost) {
          // The trouble is over, but with bytes missing this direction can make no sense again.
          return;
        }
        if (arrives) {
          out.write(buffer, 0, length);
        } else {
          lost = true;
          lostBytes = true;
        }
      }
    } catch (IOException broken) {
      // Whoever broke it knows; the other side learns it from the close.
    } finally {
      close();
    }
  }

  /** Whether what has just come is to be handed on; waits first if the trouble says so. */
  private boolean arrives(boolean answers) {
    return !forsaken && switch (trouble.get()) {
      case Trouble.None _ -> true;
      case Trouble.Delay(var duration) -> later(duration);
      case Trouble.DropAnswers _ -> !answers;
      case Trouble.BlackHole _ -> false;
    };
  }

  private static boolean later(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    return true;
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException already) {
      // Closed is closed.
    }
  }
}
