package io.orderlog.command.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What tokens are made with that allow whoever has one a single thing, as to leave a waiting list. A
 * token is good for as long as its secret is among them, in every process that has it. Thread-safe.
 *
 * @param all the newest first, with which tokens are made; none if there are no tokens
 */
public record TokenSecrets(List<String> all) {

  /** What each has to be. */
  public static final String RULE = "one or more, with blanks or commas between, each of 32 to 128"
      + " letters, digits and characters of + / = _ -";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/=_-]{32,128}");
  private static final String ALGORITHM = "HmacSHA256";
  /** 128 bits: nobody guesses that. */
  private static final int TOKEN_BYTES = 16;

  /** @throws IllegalArgumentException if one of them is none */
  public TokenSecrets {
    all = List.copyOf(all);
    if (!all.stream().allMatch(TokenSecrets::isSecret)) {
      throw new IllegalArgumentException("secrets of tokens are " + RULE);
    }
  }

  /** There are no tokens. */
  public static TokenSecrets none() {
    return new TokenSecrets(List.of());
  }

  /** Whether it has the form of one. */
  public static boolean isSecret(String text) {
    return FORM.matcher(text).matches();
  }

  /** Whether there are no tokens. */
  public boolean areNone() {
    return all.isEmpty();
  }

  /**
   * The token that allows this; empty if there are no secrets.
   *
   * @param allowed in words that mean nothing else
   */
  public Optional<String> token(String allowed) {
    return all.stream().findFirst().map(secret -> token(secret, allowed));
  }

  /** Whether one of them has made this token. Takes as long for one that is nearly right. */
  public boolean haveMade(String token, String allowed) {
    return all.stream().anyMatch(secret -> MessageDigest.isEqual(
        token(secret, allowed).getBytes(UTF_8), token.getBytes(UTF_8)));
  }

  private static String token(String secret, String allowed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
      byte[] whole = mac.doFinal(allowed.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding()
          .encodeToString(Arrays.copyOf(whole, TOKEN_BYTES));
    } catch (GeneralSecurityException everyJdkCanDoIt) {
      throw new IllegalStateException(everyJdkCanDoIt);
    }
  }

  /** They are nobody's business. */
  @Override
  public String toString() {
    return all.size() + " secrets of tokens";
  }
}
