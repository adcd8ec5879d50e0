package io.orderlog.settings;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How hosts are written in settings. Nothing is looked up: a name may not be there yet. */
final class HostAddress {

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

  /** Whether this is {@code host:port}, with an IPv6 address in brackets. */
  static boolean isWithPort(String text) {
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
