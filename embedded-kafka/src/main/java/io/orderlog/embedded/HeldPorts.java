package io.orderlog.embedded;

import io.orderlog.settings.Host;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.network.SocketServerConfigs;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Ports that are listened on from the moment they are chosen, until Kafka takes them over. A port
 * that was only seen to be free may be somebody else's when a broker gets there a second later.
 * Whoever connects meanwhile waits for the broker. Thread-safe.
 */
final class HeldPorts implements ServerSocketFactory, AutoCloseable {

  private final Map<Integer, ServerSocketChannel> held = new ConcurrentHashMap<>();

  /**
   * Begins to listen.
   *
   * @param port 0 for any that is free
   * @return the port
   * @throws IOException if somebody else listens on it, it is not allowed, or the host is not this
   *     machine's
   */
  int hold(Host host, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host.address(), port);
    ServerSocketChannel socket = ServerSocketChannel.open();
    try {
      // As Kafka itself would open it.
      socket.configureBlocking(false);
      socket.setOption(StandardSocketOptions.SO_RCVBUF,
          SocketServerConfigs.SOCKET_RECEIVE_BUFFER_BYTES_DEFAULT);
      socket.bind(address, SocketServerConfigs.SOCKET_LISTEN_BACKLOG_SIZE_DEFAULT);
    } catch (IOException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
    int listening = socket.socket().getLocalPort();
    held.put(listening, socket);
    return listening;
  }

  @Override
  public ServerSocketChannel openServerSocket(String listener, InetSocketAddress address,
      int backlog, int receiveBufferBytes) throws IOException {
    ServerSocketChannel socket = held.remove(address.getPort());
    return socket != null
        ? socket
        : ServerSocketFactory.INSTANCE.openServerSocket(
            listener, address, backlog, receiveBufferBytes);
  }

  /** Lets go of those that Kafka has not taken. */
  @Override
  public void close() throws IOException {
    List<ServerSocketChannel> left = new ArrayList<>(held.values());
    held.clear();
    for (ServerSocketChannel socket : left) {
      socket.close();
    }
  }
}
