package io.orderlog.domain.endpoint;

import java.util.Base64;

/** What webhooks are signed with, as Standard Webhooks have it. */
final class SigningSecret {

  static final String RULE = "must be whsec_ and 24 to 64 bytes in Base64";

  private static final String PREFIX = "whsec_";
  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  private SigningSecret() {}

  static boolean isOne(String text) {
    try {
      int bytes = text.startsWith(PREFIX)
          ? Base64.getDecoder().decode(text.substring(PREFIX.length())).length
          : 0;
      return bytes >= FEWEST_BYTES && bytes <= MOST_BYTES;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
