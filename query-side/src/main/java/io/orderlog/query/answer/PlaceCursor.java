package io.orderlog.query.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.projections.waiting.WaitingQuery.Place;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two that wait in a list, as a text that clients hand back and need not read.
 *
 * @param list the state of those in the list, or that it has all
 */
record PlaceCursor(String list, Place place) {

  private static final String ALL = "ALL";
  private static final Pattern FORM =
      Pattern.compile("([A-Z_]{1,20})/(-?\\d{1,18})/(\\P{Cntrl}{1,400})");

  static PlaceCursor of(Optional<? extends Enum<?>> state, Place place) {
    return new PlaceCursor(nameOf(state), place);
  }

  /**
   * The place; empty if the text is not a cursor.
   *
   * @param parts of the key of a place; only the last may have a slash in it
   */
  static Optional<PlaceCursor> read(String text, int parts) {
    try {
      Matcher matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
      return matcher.matches()
          ? Optional.of(List.of(matcher.group(3).split("/", parts)))
              .filter(key -> key.size() == parts)
              .map(key -> new PlaceCursor(matcher.group(1), new Place(
                  Instant.ofEpochMilli(Long.parseLong(matcher.group(2))), key)))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether it is a place in this list. */
  boolean belongsTo(Optional<? extends Enum<?>> state) {
    return list.equals(nameOf(state));
  }

  /** What clients get. */
  @Override
  public String toString() {
    String text = list + "/" + place.since().toEpochMilli() + "/" + String.join("/", place.key());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String nameOf(Optional<? extends Enum<?>> state) {
    return state.<String>map(Enum::name).orElse(ALL);
  }
}
