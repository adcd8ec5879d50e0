package io.orderlog.command.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether two requests ask the same, however their JSON is written. */
public final class CommandHash {

  /** 128 bits: two commands of one idempotency key do not collide by accident. */
  private static final int BYTES = 16;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private CommandHash() {}

  /**
   * The hash of a command.
   *
   * @param kind of command, another one for each of an aggregate's: fixed for ever, because the
   *     hash stays in the log
   * @param command a record, the same for all that ask the same
   */
  public static String of(byte kind, Record command) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(kind);
      byte[] hash = digest.digest(MAPPER.writeValueAsBytes(command));
      return Base64.getUrlEncoder().withoutPadding()
          .encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
