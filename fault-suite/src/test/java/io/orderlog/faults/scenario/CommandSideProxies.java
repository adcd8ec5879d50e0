package io.orderlog.faults.scenario;

import io.orderlog.faults.proxy.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The proxies around one command side: one that clients use, and one that it uses itself for the
 * broker. Kafka's clients connect to the address that the broker advertises, so the broker
 * advertises a name, and the command side gets a hosts file in which that name is another loopback
 * address, where the proxy listens on the broker's port.
 */
final class CommandSideProxies implements AutoCloseable {

  private final TcpProxy clients;
  private final TcpProxy broker;
  private final Path hosts;

  private CommandSideProxies(TcpProxy clients, TcpProxy broker, Path hosts) {
    this.clients = clients;
    this.broker = broker;
    this.hosts = hosts;
  }

  /**
   * Starts both.
   *
   * @param number of the command side, from 1; no two share an address
   */
  static CommandSideProxies start(int number, URI commandSide, int kafkaPort, Path folder) {
    String address = "127.0.0." + (100 + number);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      Path hosts = Files.writeString(folder.resolve("hosts-" + number), address + " localhost\n");
      return new CommandSideProxies(
          TcpProxy.start(loopback, 0, new InetSocketAddress(loopback, commandSide.getPort())),
          TcpProxy.start(InetAddress.getByName(address), kafkaPort,
              new InetSocketAddress(loopback, kafkaPort)),
          hosts);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** In front of the command side. */
  TcpProxy clients() {
    return clients;
  }

  URI clientUrl() {
    return URI.create("http://127.0.0.1:" + clients.port());
  }

  /** Behind the command side, in front of the broker. */
  TcpProxy broker() {
    return broker;
  }

  /** What makes a JVM go through the proxy when it looks for the broker. */
  String javaOption() {
    return "-Djdk.net.hosts.file=" + hosts;
  }

  @Override
  public void close() {
    try {
      clients.close();
      broker.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
