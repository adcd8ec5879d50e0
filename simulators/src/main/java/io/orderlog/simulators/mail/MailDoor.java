package io.orderlog.simulators.mail;

import io.orderlog.http.CannotListenException;
import io.orderlog.simulators.Faults;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes mails over SMTP and puts them into the mailbox. Thread-safe. */
public final class MailDoor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MailDoor.class);
  private static final int PATIENCE_MS = 60_000;

  private final ServerSocket door;
  private final Mailbox mailbox;
  private final Faults faults;
  private final Duration slow;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
      Thread.ofVirtual().name("simulated-mail-", 0).factory());

  private MailDoor(ServerSocket door, Mailbox mailbox, Faults faults, Duration slow) {
    this.door = door;
    this.mailbox = mailbox;
    this.faults = faults;
    this.slow = slow;
  }

  /**
   * Opens it.
   *
   * @param port 0 takes a free one
   * @param mailbox gets what comes; closed by others
   * @param slow how long a slow answer takes
   * @throws CannotListenException if nobody can listen on the port
   */
  public static MailDoor open(
      String host, int port, Mailbox mailbox, Faults faults, Duration slow) {
    try {
      ServerSocket socket = new ServerSocket();
      try {
        socket.bind(new InetSocketAddress(host, port));
      } catch (IOException failure) {
        socket.close();
        throw failure;
      }
      MailDoor door = new MailDoor(socket, mailbox, faults, slow);
      door.threads.execute(door::receive);
      return door;
    } catch (IOException failure) {
      throw new CannotListenException(host, port, failure);
    }
  }

  /** Where it is open. */
  public int port() {
    return door.getLocalPort();
  }

  private void receive() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        threads.execute(() -> serve(client));
      } catch (IOException failure) {
        if (!door.isClosed()) {
          LOG.warn("a client of the mail server was not let in: {}", failure.toString());
        }
      }
    }
  }

  private void serve(Socket client) {
    clients.add(client);
    try (client) {
      client.setSoTimeout(PATIENCE_MS);
      new SmtpDialog(client, mailbox, faults, slow, closing).hold();
    } catch (IOException gone) {
      LOG.debug("a client of the mail server has gone: {}", gone.toString());
    } finally {
      clients.remove(client);
    }
  }

  /** Takes nothing any more; who is in the middle of a mail keeps it. */
  @Override
  public void close() throws IOException {
    closing.countDown();
    door.close();
    for (Socket client : clients) {
      client.close();
    }
    threads.close();
  }
}
