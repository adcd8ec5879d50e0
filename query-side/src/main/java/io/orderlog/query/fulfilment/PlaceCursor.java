package io.orderlog.query.fulfilment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.projections.fulfilment.FulfilmentQuery.Place;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two processes of a list, as a text that clients hand back and need not read.
 *
 * @param list the state of those in the list, or that it has all
 */
record PlaceCursor(String list, Place place) {

  private static final String ALL = "ALL";
  private static final Pattern FORM =
      Pattern.compile("([A-Z_]{1,20})/(-?\\d{1,18})/([0-9a-f-]{36})");

  static PlaceCursor of(Optional<FulfilmentStatus> state, Place place) {
    return new PlaceCursor(nameOf(state), place);
  }

  /** The place; empty if the text is not a cursor. */
  static Optional<PlaceCursor> read(String text) {
    try {
      Matcher matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      return matcher.matches()
          ? Optional.of(new PlaceCursor(matcher.group(1), new Place(
              Instant.ofEpochMilli(Long.parseLong(matcher.group(2))), matcher.group(3))))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether it is a place in this list. */
  boolean belongsTo(Optional<FulfilmentStatus> state) {
    return list.equals(nameOf(state));
  }

  /** What clients get. */
  @Override
  public String toString() {
    String text = list + "/" + place.since().toEpochMilli() + "/" + place.orderId();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String nameOf(Optional<FulfilmentStatus> state) {
    return state.map(FulfilmentStatus::name).orElse(ALL);
  }
}
