package io.orderlog.query.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.domain.money.Money;
import io.orderlog.projections.orders.OrderFilter;
import io.orderlog.projections.orders.OrderQuery.Cursor;
import io.orderlog.projections.orders.OrderSort;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two orders of a list, as a text that clients hand back and need not read.
 *
 * @param list a fingerprint of the filters and the sort of the list that it belongs to
 */
record PageCursor(String list, Cursor place) {

  private static final Pattern FORM = Pattern.compile("([0-9a-f]{16})/(-?\\d{1,18})/(-?\\d{1,18})"
      + "/([A-Z]{3})/(-?\\d{1,18})/([0-9a-f-]{36})");

  static PageCursor of(OrderFilter filter, OrderSort sort, Cursor place) {
    return new PageCursor(fingerprint(filter, sort), place);
  }

  /** The place; empty if the text is not a cursor. */
  static Optional<PageCursor> read(String text) {
    try {
      Matcher matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      return matcher.matches() ? read(matcher) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<PageCursor> read(Matcher matcher) {
    return Money.currency(matcher.group(4)).map(currency -> new PageCursor(matcher.group(1),
        new Cursor(Instant.ofEpochMilli(Long.parseLong(matcher.group(2))),
            Instant.ofEpochMilli(Long.parseLong(matcher.group(3))),
            new Money(Long.parseLong(matcher.group(5)), currency), matcher.group(6))));
  }

  /** Whether it is a place in this list. */
  boolean belongsTo(OrderFilter filter, OrderSort sort) {
    return list.equals(fingerprint(filter, sort));
  }

  /** What clients get. */
  @Override
  public String toString() {
    String text = String.join("/", list, String.valueOf(place.placedAt().toEpochMilli()),
        String.valueOf(place.updatedAt().toEpochMilli()),
        place.total().currency().getCurrencyCode(), String.valueOf(place.total().minorUnits()),
        place.orderId());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String fingerprint(OrderFilter filter, OrderSort sort) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest((sort + " " + filter).getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-256", impossible);
    }
  }
}
