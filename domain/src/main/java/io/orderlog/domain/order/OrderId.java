package io.orderlog.domain.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of an order.
 *
 * @param text a UUID in its canonical form, lower case: 36 characters
 */
public record OrderId(String text) {

  private static final Pattern UUID_FORM = Pattern
      .compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** @throws IllegalArgumentException if the text is no UUID in its canonical form */
  public OrderId {
    if (!isCanonical(text)) {
      throw new IllegalArgumentException("'" + text + "' is no UUID in lower case");
    }
  }

  /** Whether an order can have this id, as it is. */
  public static boolean isCanonical(String text) {
    return UUID_FORM.matcher(text).matches() && text.equals(text.toLowerCase(Locale.ROOT));
  }

  /** The id that a text gives, in either case; empty if it is no UUID. */
  public static Optional<OrderId> parse(String text) {
    return UUID_FORM.matcher(text).matches()
        ? Optional.of(new OrderId(text.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** The text of the id that {@link #parse} reads. */
  public static Optional<String> canonical(String text) {
    return parse(text).map(OrderId::text);
  }

  /**
   * The id for an order that came without one, but with an id of the command that a client gave it.
   * The same command id gives the same order id for ever, so that a retried command meets the order
   * that it placed before.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8">RFC 9562, 5.8</a>
   */
  public static OrderId derivedFrom(String commandId) {
    ByteBuffer hash = ByteBuffer.wrap(sha256("order of command " + commandId));
    long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new OrderId(new UUID(high, low).toString());
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
