package io.orderlog.eventlog.event;

import java.util.regex.Pattern;

/**
 * What a command may bring into {@link EventMetadata}, and so what of it can stand in a log.
 * Whoever reads a log takes what is there.
 */
public final class MetadataRules {

  /** Of a command id or a correlation id, in characters. */
  public static final int MAX_NAME_LENGTH = 255;

  /** Of a command hash, in characters: 128 bits in Base64 for URLs, without padding. */
  public static final int HASH_LENGTH = 22;

  private static final Pattern NAME = Pattern.compile("[\\x20-\\x7e]{1," + MAX_NAME_LENGTH + "}");
  private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{" + HASH_LENGTH + "}");
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private MetadataRules() {}

  /** Whether it can be a command id or a correlation id: printable ASCII characters. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  public static boolean isCommandHash(String text) {
    return HASH.matcher(text).matches();
  }

  /** Whether it has the form of a W3C trace context. */
  public static boolean isTraceparent(String text) {
    return TRACEPARENT.matcher(text).matches();
  }
}
