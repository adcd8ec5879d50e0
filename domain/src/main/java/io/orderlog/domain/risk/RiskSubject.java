package io.orderlog.domain.risk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.domain.contact.PostalAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody or something whose orders are counted. The id has no name and no address in it, but a
 * hash, so that none stands in topics, paths and logs of requests.
 *
 * @param hash 32 hexadecimal digits, lower case
 */
public record RiskSubject(Kind kind, String hash) {

  /** What is counted. */
  public enum Kind {
    /** Who orders. */
    CUSTOMER,
    /** Where parcels go, whoever gets them. */
    ADDRESS,
    /** What is paid with, as the payment provider names it. */
    METHOD;

    /** As it stands in ids and in rules. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this {@link #word}. */
    static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  /** What ids look like. */
  public static final String RULE =
      "must be customer:, address: or method: with 32 hexadecimal digits in lower case behind it";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");
  private static final int HASH_BYTES = 16;

  /** @throws IllegalArgumentException if the hash is none */
  public RiskSubject {
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException("'" + hash + "' is no hash of a subject");
    }
  }

  /** Who orders. */
  public static RiskSubject customer(String customerId) {
    return of(Kind.CUSTOMER, customerId);
  }

  /**
   * Where a parcel goes. Case, blanks and punctuation of ASCII do not matter, nor does the name:
   * those who want to be somebody else change these first.
   */
  public static RiskSubject address(PostalAddress address) {
    return of(Kind.ADDRESS, String.join("\n", folded(address.street()),
        folded(address.postalCode()), folded(address.city()), folded(address.country())));
  }

  /** What is paid with. */
  public static RiskSubject method(String method) {
    return of(Kind.METHOD, method);
  }

  /** The subject with this id, if it is one. */
  public static Optional<RiskSubject> parse(String id) {
    int colon = id.indexOf(':');
    if (colon < 0 || !HASH.matcher(id.substring(colon + 1)).matches()) {
      return Optional.empty();
    }
    return Kind.of(id.substring(0, colon))
        .map(kind -> new RiskSubject(kind, id.substring(colon + 1)));
  }

  /** The text of the id that {@link #parse} reads. */
  public static Optional<String> canonical(String id) {
    return parse(id).map(RiskSubject::id);
  }

  /** The id of its stream, the same for ever. */
  public String id() {
    return kind.word() + ":" + hash;
  }

  private static RiskSubject of(Kind kind, String text) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return new RiskSubject(kind, HexFormat.of().formatHex(whole, 0, HASH_BYTES));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Only what no version of Unicode changes is folded, because the id stays for ever. */
  private static String folded(String text) {
    return text.codePoints().filter(c -> c > 0x7f || isLetterOrDigit(c))
        .map(c -> c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
