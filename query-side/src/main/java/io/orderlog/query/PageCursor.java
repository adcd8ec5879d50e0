package io.orderlog.query;

import io.orderlog.projections.orders.OrderQuery.Cursor;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place between two orders of a list, as a text that clients hand back and need not read. */
final class PageCursor {

  private static final Pattern FORM = Pattern.compile("(-?\\d{1,18})/([0-9a-f-]{36})");

  private PageCursor() {}

  static String write(Cursor cursor) {
    String text = cursor.placedAt().toEpochMilli() + "/" + cursor.orderId();
    return Base64.getUrlEncoder().withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The place, or nothing if the text is not a cursor. */
  static Optional<Cursor> read(String text) {
    try {
      Matcher matcher = FORM.matcher(
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
      return matcher.matches()
          ? Optional.of(new Cursor(
              Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), matcher.group(2)))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }
}
