package io.orderlog.domain.wait;

/**
 * Who waits.
 *
 * @param number counts those who joined a list in the order in which they did, from 1
 * @param id of the wait
 * @param email as it was given
 */
public record Waiter(long number, String id, String email) {

  /**
   * The same text for what is one address to nearly every server: Latin letters in lower case.
   * Others stay as they are, because what is the lower case of which differs from one JDK to the
   * next, and a history must not.
   */
  static String addressOf(String email) {
    return email.chars().noneMatch(Waiter::isCapital)
        ? email
        : email.chars().map(c -> isCapital(c) ? c + 'a' - 'A' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isCapital(int c) {
    return c >= 'A' && c <= 'Z';
  }
}
