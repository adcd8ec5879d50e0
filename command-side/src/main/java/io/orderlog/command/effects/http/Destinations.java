package io.orderlog.command.effects.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where webhooks may go. Whoever registers an endpoint chooses where this process connects to, and
 * this process is where he is not: beside the services of the machine and of the network behind it.
 *
 * @param toPrivate whether they may go there, too
 */
public record Destinations(boolean toPrivate) {

  private static final String PRIVATE = "must not be at an address that is not public, such as ";
  private static final String REMEDY = "; ORDERLOG_WEBHOOKS_TO_PRIVATE=allowed lets it";
  private static final int V4_BYTES = 4;

  /** A range of addresses: its first bytes, and how many of their bits count. */
  private static final class Range {

    private final byte[] start;
    private final int bits;

    private Range(byte[] start, int bits) {
      this.start = start;
      this.bits = bits;
    }

    static Range v4(int a, int b, int c, int bits) {
      return new Range(new byte[]{(byte) a, (byte) b, (byte) c, 0}, bits);
    }

    static Range v6(int bits, int... start) {
      byte[] bytes = new byte[start.length];
      for (int i = 0; i < start.length; i++) {
        bytes[i] = (byte) start[i];
      }
      return new Range(Arrays.copyOf(bytes, 16), bits);
    }

    boolean contains(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        int index = bit / Byte.SIZE;
        if ((address[index] & mask) != (start[index] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /** What nobody on the Internet is reached by, by the registries of IANA. */
  private static final Range[] NOT_PUBLIC = {
      Range.v4(0, 0, 0, 8), Range.v4(10, 0, 0, 8), Range.v4(100, 64, 0, 10),
      Range.v4(127, 0, 0, 8), Range.v4(169, 254, 0, 16), Range.v4(172, 16, 0, 12),
      Range.v4(192, 0, 0, 24), Range.v4(192, 0, 2, 24), Range.v4(192, 88, 99, 24),
      Range.v4(192, 168, 0, 16), Range.v4(198, 18, 0, 15), Range.v4(198, 51, 100, 24),
      Range.v4(203, 0, 113, 24), Range.v4(224, 0, 0, 4), Range.v4(240, 0, 0, 4),
      Range.v6(23, 0x20, 0x01, 0x00), Range.v6(32, 0x20, 0x01, 0x0d, 0xb8),
      Range.v6(20, 0x3f, 0xff, 0x00)};
  /** All that is public of IPv6. */
  private static final Range GLOBAL_V6 = Range.v6(3, 0x20);
  /** Whose bytes from the third on are an IPv4 address, where it leads to. */
  private static final Range SIX_TO_FOUR = Range.v6(16, 0x20, 0x02);

  /**
   * Why nothing may go there as far as that can be said without asking who has the name; to fit
   * after the name of the field.
   *
   * @param url has a host
   */
  public Optional<String> reasonRefused(URI url) {
    String host = hostOf(url);
    return !toPrivate && (isLocalName(host) || literal(host).filter(each -> !isPublic(each))
        .isPresent())
            ? Optional.of(PRIVATE + host + REMEDY)
            : Optional.empty();
  }

  /**
   * Looks up where the name of the host leads, and requires that something may go there. Who
   * connects next gets the same answer, because the JVM keeps it for half a minute.
   *
   * @throws RefusedDestinationException if nothing may
   * @throws UnknownHostException if the name leads nowhere
   */
  public void require(URI url) throws RefusedDestinationException, UnknownHostException {
    if (toPrivate) {
      return;
    }
    String host = hostOf(url);
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (!isPublic(address)) {
        throw new RefusedDestinationException("its host is at "
            + address.getHostAddress() + ", which is not public" + REMEDY);
      }
    }
  }

  /** Something may not go there. */
  public static final class RefusedDestinationException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedDestinationException(String message) {
      super(message);
    }
  }

  private static String hostOf(URI url) {
    String host = String.valueOf(url.getHost());
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static boolean isLocalName(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return name.equals("localhost") || name.endsWith(".localhost") || name.endsWith(".internal");
  }

  /** Also in the forms that only old systems know, such as 0x7f.1. */
  private static Optional<InetAddress> literal(String host) {
    return Stream.<LiteralForm>of(InetAddress::ofLiteral, Inet4Address::ofPosixLiteral)
        .flatMap(form -> {
          try {
            return Stream.of(form.parse(host));
          } catch (IllegalArgumentException _) {
            return Stream.empty();
          }
        }).findFirst();
  }

  private interface LiteralForm {
    InetAddress parse(String text);
  }

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address) {
      if (SIX_TO_FOUR.contains(bytes)) {
        return isPublic(Arrays.copyOfRange(bytes, 2, 2 + V4_BYTES));
      }
      return GLOBAL_V6.contains(bytes) && isPublic(bytes);
    }
    return isPublic(bytes);
  }

  private static boolean isPublic(byte[] bytes) {
    return Arrays.stream(NOT_PUBLIC).noneMatch(range -> range.contains(bytes));
  }
}
