package io.orderlog.faults.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sits between clients and a server, and disturbs their connections when told to. Connections
 * that have lost bytes are cut when the trouble changes, as no protocol could go on with them; all
 * others live on. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {

  private static final int BACKLOG = 1_000;

  private final ServerSocket listening;
  private final InetSocketAddress server;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile Trouble trouble = new Trouble.None();

  private TcpProxy(ServerSocket listening, InetSocketAddress server) {
    this.listening = listening;
    this.server = server;
  }

  /**
   * Listens on this address; the server need not be there yet.
   *
   * @param port to listen on; 0 takes a free one
   */
  public static TcpProxy start(InetAddress address, int port, InetSocketAddress server)
      throws IOException {
    TcpProxy proxy = new TcpProxy(new ServerSocket(port, BACKLOG, address), server);
    Thread.ofVirtual().name("proxy").start(proxy::accept);
    return proxy;
  }

  /** Where clients are to connect. */
  public int port() {
    return listening.getLocalPort();
  }

  /** From now on does this to every connection, old and new. */
  public void disturb(Trouble next) {
    trouble = next;
    connections.stream().filter(ProxiedConnection::hasLostBytes).forEach(ProxiedConnection::close);
  }

  /** Ends all trouble. */
  public void heal() {
    disturb(new Trouble.None());
  }

  /**
   * Every open connection is silent from here on, as when a machine vanishes and another
   * one takes its address over; new ones are taken.
   */
  public void forsake() {
    connections.forEach(ProxiedConnection::forsake);
  }

  /** Cuts every open connection; new ones are taken. */
  public void cut() {
    connections.forEach(ProxiedConnection::close);
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        connect(listening.accept());
      } catch (IOException closed) {
        // Either the proxy was closed, or this one client has gone again.
      }
    }
  }

  private void connect(Socket client) {
    ProxiedConnection connection =
        new ProxiedConnection(client, server, () -> trouble, connections::remove);
    connections.add(connection);
    connection.start();
  }
}
