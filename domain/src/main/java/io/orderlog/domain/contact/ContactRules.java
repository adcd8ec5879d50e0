package io.orderlog.domain.contact;

import io.orderlog.domain.CommandRules;
import java.net.IDN;
import java.util.regex.Pattern;

/** What an address has to look like when a command brings it. Nobody is asked whether it exists. */
public final class ContactRules {

  private static final int MAX_LINE_LENGTH = 255;
  private static final int MAX_CODE_LENGTH = 20;
  /** RFC 5321, 4.5.3.1.3, without the angle brackets. */
  private static final int MAX_EMAIL_LENGTH = 254;
  /** RFC 5321, 4.5.3.1.1. */
  private static final int MAX_LOCAL_LENGTH = 64;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
  /** A dot-atom of RFC 5322, 3.2.3. Servers that take more are the exception (RFC 6531). */
  private static final Pattern LOCAL = Pattern.compile(
      "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final String PASSING = "once@orderlog.invalid";
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private ContactRules() {}

  /** Notes what is wrong with a postal address that is in this field. */
  public static void requireAddress(CommandRules rules, PostalAddress address, String field) {
    rules.requireText(address.name(), MAX_LINE_LENGTH, field + ".name")
        .requireText(address.street(), MAX_LINE_LENGTH, field + ".street")
        .requireText(address.postalCode(), MAX_CODE_LENGTH, field + ".postalCode")
        .requireText(address.city(), MAX_LINE_LENGTH, field + ".city")
        .require(COUNTRY.matcher(address.country()).matches(), field + ".country",
            "must be two capital letters, as ISO 3166-1 has them");
  }

  /** Notes what is wrong with an e-mail address that is in this field. */
  public static void requireEmail(CommandRules rules, String email, String field) {
    rules.requireText(email, MAX_EMAIL_LENGTH, field);
    if (!EMAIL.matcher(email).matches()) {
      rules.require(false, field, "must be an e-mail address");
      return;
    }
    int at = email.indexOf('@');
    rules.require(at <= MAX_LOCAL_LENGTH, field,
        "must have at most " + MAX_LOCAL_LENGTH + " characters before its @")
        .require(LOCAL.matcher(email.substring(0, at)).matches(), field,
            "may have only letters of ASCII, digits and signs such as + - _ ' before its @, and"
                + " single dots between them")
        .require(isDomain(email.substring(at + 1), MAX_EMAIL_LENGTH - at - 1), field,
            "must have a domain behind its @, as in example.org");
  }

  /** Names of other alphabets are told to mail servers in letters of ASCII (RFC 5891). */
  private static boolean isDomain(String text, int maxLength) {
    try {
      String domain = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
      return domain.length() <= maxLength && !domain.endsWith(".");
    } catch (IllegalArgumentException noDomain) {
      return false;
    }
  }

  /**
   * An e-mail address of history as it passes {@link #requireEmail} if it ever did: once everything
   * did that had an @ within, without blanks.
   */
  public static String emailOfItsDay(String email) {
    String text = CommandRules.ofItsDay(email);
    return EMAIL.matcher(text).matches() && CommandRules.isText(text, MAX_EMAIL_LENGTH)
        ? PASSING
        : text;
  }
}
