package io.orderlog.command.route;

import io.orderlog.settings.Host;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Where one command-side process reaches another: http or https, a host, no query. */
public final class ProcessUrl {

  private static final List<String> SCHEMES = List.of("http", "https");

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
  public static boolean isOfAnyAddress(URI url) {
    return new Host(url.getHost().replaceAll("[\\[\\]]", "")).isWildcard();
  }

  /** For a server that listens there; one that listens on all addresses is found by its name. */
  public static String of(String host, int port) {
    Host own = new Host(host);
    return "http://" + (own.isWildcard() ? nameOfThisMachine(own) : own).withPort(port);
  }

  private static Host nameOfThisMachine(Host wildcard) {
    try {
      InetAddress machine = InetAddress.getLocalHost();
      // Names with an underscore, as containers have them, are none for URLs.
      return Host.parse(machine.getHostName())
          .orElseGet(() -> new Host(machine.getHostAddress()));
    } catch (UnknownHostException _) {
      return wildcard.fromThisMachine();
    }
  }
}
