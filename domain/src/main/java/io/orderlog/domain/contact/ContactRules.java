package io.orderlog.domain.contact;

import io.orderlog.domain.CommandRules;
import java.util.regex.Pattern;

/** What an address has to look like when a command brings it. Nobody is asked whether it exists. */
public final class ContactRules {

  private static final int MAX_LINE_LENGTH = 255;
  private static final int MAX_CODE_LENGTH = 20;
  /** RFC 5321, 4.5.3.1.3, without the angle brackets. */
  private static final int MAX_EMAIL_LENGTH = 254;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
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
    rules.requireText(email, MAX_EMAIL_LENGTH, field)
        .require(EMAIL.matcher(email).matches(), field, "must be an e-mail address");
  }
}
