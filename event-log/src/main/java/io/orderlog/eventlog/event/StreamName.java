package io.orderlog.eventlog.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a stream is called in the ids of commands that no client sent, and where the cause of an
 * event is told. It stays as it is for ever, because it is in the log.
 */
public final class StreamName {

  /** Leaves room in an id for all that stands beside it. */
  private static final int LONGEST = 100;
  private static final char HASHED = '%';

  private StreamName() {}

  /**
   * As the stream is called, or, if that is long or not all printable ASCII, a hash that no stream
   * can be called.
   */
  public static String of(String streamId) {
    return streamId.length() <= LONGEST && streamId.indexOf(HASHED) < 0
        && MetadataRules.isName(streamId) ? streamId : HASHED + hash(streamId);
  }

  private static String hash(String text) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest
          .getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
