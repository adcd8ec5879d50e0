package io.orderlog.replay.export;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How exports are protected against damage. */
final class Checksums {

  private Checksums() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
