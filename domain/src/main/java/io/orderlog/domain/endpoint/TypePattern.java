package io.orderlog.domain.endpoint;

import java.util.regex.Pattern;

/** Which types of events are meant. */
public final class TypePattern {

  static final String RULE =
      "must be a type of events as in order.placed.v1, or all that begin so as in order.*, or *";

  private static final String ALL = "*";
  private static final Pattern FORM = Pattern.compile(
      "(?=.{1,100}$)(\\*|[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*(\\.\\*)?)");

  private TypePattern() {}

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /** Whether a type is meant, as in {@code order.placed.v1}. */
  public static boolean matches(String pattern, String type) {
    return pattern.endsWith(ALL)
        ? type.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(type);
  }
}
