package io.orderlog.domain.stock;

import io.orderlog.domain.CommandRules;
import java.util.Optional;

/**
 * The id of an item: the article's stock keeping unit.
 *
 * @param text what {@link #RULE} says; not in another form, so two that differ in case are two
 */
public record Sku(String text) {

  public static final int MAX_LENGTH = 64;

  /** What a text must be to be one. It stands in paths, where slashes and dots mean something. */
  public static final String RULE = "must have 1 to " + MAX_LENGTH
      + " printable characters, not all of them blank and none of them a slash or backslash, and"
      + " must be neither . nor ..";

  /** @throws IllegalArgumentException if the text is none */
  public Sku {
    if (!isSku(text)) {
      throw new IllegalArgumentException("a SKU " + RULE);
    }
  }

  /** The text itself, if an item can be called so. */
  public static Optional<String> canonical(String text) {
    return Optional.of(text).filter(Sku::isSku);
  }

  private static boolean isSku(String text) {
    return CommandRules.isText(text, MAX_LENGTH) && text.indexOf('/') < 0
        && text.indexOf('\\') < 0 && !text.equals(".") && !text.equals("..");
  }
}
