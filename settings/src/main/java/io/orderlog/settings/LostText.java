package io.orderlog.settings;

/** Text from outside of which the JVM lost characters when it decoded it. */
public final class LostText {

  /** What decoding leaves of bytes that are no characters. */
  private static final char REPLACED = '\uFFFD';

  private LostText() {}

  /** Whether characters of this text were lost. */
  public static boolean isLost(String text) {
    return text.indexOf(REPLACED) >= 0;
  }

  /** What is wrong with such a text, and what to do. */
  public static String complaint() {
    return "has bytes that are no characters in " + System.getProperty("sun.jnu.encoding")
        + ", the locale's charset; write it in UTF-8 and set LC_ALL=C.UTF-8";
  }
}
