package io.orderlog.settings;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Whole numbers as people write them: digits from 0 to 9, a minus sign before them if need be. */
public final class WholeNumber {

  private static final Pattern FORM = Pattern.compile("-?[0-9]{1,19}");

  private WholeNumber() {}

  /** Reads one; empty if it is none, or needs more than 64 bits. */
  public static OptionalLong parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }
}
