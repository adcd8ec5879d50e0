package io.orderlog.command.webhook;

import io.javalin.http.Context;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.HeaderFields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the headers of a webhook say.
 *
 * @param id the same for each time that it is sent
 * @param seconds of the attempt, since 1970
 * @param signatures each as in {@code v1,…}
 */
record WebhookHeaders(String id, long seconds, List<String> signatures) {

  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  /** All of them. */
  static final List<String> NAMES = List.of(ID, TIMESTAMP, SIGNATURE);

  private static final int LONGEST_ID = 255;
  private static final int LONGEST_SIGNATURES = 4096;
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

  /**
   * Reads them.
   *
   * @throws ProblemException 400 if one is missing, there twice or malformed
   */
  static WebhookHeaders of(Context context) {
    String id = required(context, ID, LONGEST_ID);
    String timestamp = required(context, TIMESTAMP, LONGEST_ID);
    if (!SECONDS.matcher(timestamp).matches()) {
      throw HeaderFields.invalid(TIMESTAMP, "must be seconds since 1970");
    }
    String signatures = required(context, SIGNATURE, LONGEST_SIGNATURES);
    return new WebhookHeaders(
        id, Long.parseLong(timestamp), List.of(signatures.split(" ")));
  }

  /** Whether it was sent about now. What was sent long ago may be somebody's copy. */
  boolean areFresh(Instant now) {
    return Duration.between(Instant.ofEpochSecond(seconds), now).abs().compareTo(TOLERANCE) <= 0;
  }

  private static String required(Context context, String name, int maxLength) {
    return HeaderFields.name(context, name, maxLength)
        .orElseThrow(() -> HeaderFields.invalid(name, "is missing"));
  }
}
