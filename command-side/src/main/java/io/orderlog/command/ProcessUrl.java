package io.orderlog.command;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Where one command-side process reaches another: http or https, a host, no query. */
final class ProcessUrl {

  private static final List<String> SCHEMES = List.of("http", "https");
  private static final List<String> ANY_ADDRESS = List.of("0.0.0.0", "::", "[::]");

  private ProcessUrl() {}

  /** Reads one as it was claimed; empty if nobody can be reached there. */
  static Optional<URI> parse(String text) {
    try {
      URI url = new URI(text);
      return isUsable(url) ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  static boolean isUsable(URI url) {
    return url.getHost() != null && SCHEMES.contains(url.getScheme())
        && url.getQuery() == null && url.getFragment() == null && url.getUserInfo() == null;
  }

  /** Whether it names no machine: an address to listen on, not to be reached by. */
  static boolean isOfAnyAddress(URI url) {
    return ANY_ADDRESS.contains(url.getHost());
  }

  /** For a server that listens there; one that listens on all addresses is found by its name. */
  static String of(String host, int port) {
    String reachable = ANY_ADDRESS.contains(host) ? nameOfThisMachine() : host;
    return "http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port;
  }

  private static String nameOfThisMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return InetAddress.getLoopbackAddress().getHostAddress();
    }
  }
}
