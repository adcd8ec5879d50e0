package io.orderlog.settings;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How hosts are written in settings. Nothing is looked up: a name may not be there yet. */
public final class HostAddress {

  /** What {@link #parseServers} takes, in words. */
  public static final String SERVERS = "host:port, or several of them with commas between; an IPv6"
      + " address needs brackets, as in [::1]:9092";

  private static final Pattern NAME = Pattern.compile(
      "[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?[.]?");
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\[(.+:.*)]");
  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\[\\]]+]|[^:\\[\\]]+):([0-9]+)");

  private HostAddress() {}

  /** A name or an IP address; one of IPv6 may stand in brackets, which are taken off. */
  static Optional<String> parse(String text) {
    Matcher bracketed = IN_BRACKETS.matcher(text);
    String host = bracketed.matches() ? bracketed.group(1) : text;
    boolean address = host.contains(":") || NUMBERS.matcher(host).matches();
    boolean valid = address
        ? isLiteral(host.replaceFirst("%.*", ""))
        : NAME.matcher(host).matches();
    return valid ? Optional.of(host) : Optional.empty();
  }

  /** Servers as {@code host:port[,host:port…]}, without blanks; empty if they are anything else. */
  public static Optional<String> parseServers(String text) {
    List<String> servers = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    return servers.stream().allMatch(HostAddress::isWithPort)
        ? Optional.of(String.join(",", servers))
        : Optional.empty();
  }

  /** Whether this is {@code host:port}, with an IPv6 address in brackets. */
  private static boolean isWithPort(String text) {
    Matcher parts = WITH_PORT.matcher(text);
    return parts.matches() && parse(parts.group(1)).isPresent()
        && WholeNumber.parse(parts.group(2)).stream().anyMatch(HostAddress::isPort);
  }

  /** Whether one can connect to it: no process listens at 0. */
  static boolean isPort(long number) {
    return number >= 1 && number <= 65_535;
  }

  private static boolean isLiteral(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
