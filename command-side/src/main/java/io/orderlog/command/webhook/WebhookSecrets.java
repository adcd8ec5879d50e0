package io.orderlog.command.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * What webhooks may be signed with. Several are taken at a time, so that a sender can change to
 * another one.
 *
 * @param all each is {@code whsec_} and 24 to 64 bytes in Base64; none if nobody is believed
 */
public record WebhookSecrets(List<String> all) {

  private static final String PREFIX = "whsec_";
  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final int MADE_BYTES = 32;

  /**
   * These, the newest first.
   *
   * @throws IllegalArgumentException if one of them is none
   */
  public WebhookSecrets {
    all = List.copyOf(all);
    if (!all.stream().allMatch(WebhookSecrets::isSecret)) {
      throw new IllegalArgumentException("a secret is " + PREFIX + " and " + FEWEST_BYTES + " to "
          + MOST_BYTES + " bytes in Base64");
    }
  }

  /** Nobody is believed. */
  public static WebhookSecrets none() {
    return new WebhookSecrets(List.of());
  }

  /** A new one. */
  public static WebhookSecrets made(SecureRandom random) {
    byte[] key = new byte[MADE_BYTES];
    random.nextBytes(key);
    return new WebhookSecrets(List.of(PREFIX + Base64.getEncoder().encodeToString(key)));
  }

  /** Whether it has the form of one. */
  public static boolean isSecret(String text) {
    try {
      int bytes = text.startsWith(PREFIX)
          ? Base64.getDecoder().decode(text.substring(PREFIX.length())).length
          : 0;
      return bytes >= FEWEST_BYTES && bytes <= MOST_BYTES;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** Whether nobody is believed. */
  public boolean areNone() {
    return all.isEmpty();
  }

  /**
   * Whether one of them has signed this.
   *
   * @param body as it came
   */
  boolean haveSigned(WebhookHeaders headers, String body) {
    return all.stream().anyMatch(secret -> isAmong(
        sign(secret, headers.id(), headers.seconds(), body), headers.signatures()));
  }

  /** Takes as long for a signature that is nearly right as for any other. */
  private static boolean isAmong(String expected, List<String> signatures) {
    return signatures.stream().anyMatch(
        given -> MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8)));
  }

  /** As {@code v1,} and Base64. The library's own check reads the clock of the machine. */
  private static String sign(String secret, String id, long seconds, String body) {
    try {
      return new Webhook(secret).sign(id, seconds, body);
    } catch (WebhookSigningException everyJdkCanDoIt) {
      throw new IllegalStateException(everyJdkCanDoIt);
    }
  }

  /** They are nobody's business. */
  @Override
  public String toString() {
    return all.size() + " webhook secrets";
  }
}
