package io.orderlog.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A host as settings name it: an IP address, or a name for one.
 *
 * @param name without scheme and port, and an IPv6 address without brackets
 */
public record Host(String name) {

  private static final Host LOOPBACK = new Host("127.0.0.1");
  private static final Host LOOPBACK_IPV6 = new Host("::1");

  /** Reads one; empty if it is none that could stand in a URL. Asks nobody for its address. */
  public static Optional<Host> parse(String text) {
    Host host = new Host(text);
    try {
      URI url = new URI("http://" + host.withPort(1));
      boolean whole = url.getHost() != null && url.getPort() == 1 && url.getUserInfo() == null
          && url.getRawPath().isEmpty() && url.getQuery() == null && url.getFragment() == null;
      return whole ? Optional.of(host) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  /** Followed by the port, as URLs and Kafka write it: {@code [::1]:8080}. */
  public String withPort(int port) {
    return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
  }

  /**
   * Its address; the first, if a name has several.
   *
   * @throws UnknownHostException if it is a name that nobody knows
   */
  public InetAddress address() throws UnknownHostException {
    return InetAddress.getByName(name);
  }

  /** Whether it means all addresses of a machine. */
  public boolean isWildcard() {
    try {
      return InetAddress.ofLiteral(name).isAnyLocalAddress();
    } catch (IllegalArgumentException _) {
      // It is a name.
      return false;
    }
  }

  /** Whether only this machine reaches it. */
  public boolean isLoopback() {
    try {
      return address().isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  /** Whether servers of this machine can listen there. */
  boolean isOfThisMachine() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address(), 0));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** By which clients on this machine reach a server that listens here. */
  public Host fromThisMachine() {
    if (!isWildcard()) {
      return this;
    }
    return name.contains(":") ? LOOPBACK_IPV6 : LOOPBACK;
  }
}
