package io.orderlog.command.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import java.time.Instant;

/** A webhook as its sender signs it. */
public record SignedWebhook(String id, Instant sentAt, String body, String signature) {

  /** A secret that senders and receivers of tests share. */
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** Another one. */
  public static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

  /** Signed with {@link #SECRET}. */
  public static SignedWebhook of(String id, Instant sentAt, String body) {
    return new SignedWebhook(id, sentAt, body, sign(SECRET, id, sentAt, body));
  }

  /** What this secret makes of it. */
  static String sign(String secret, String id, Instant sentAt, String body) {
    try {
      return new Webhook(secret).sign(id, sentAt.getEpochSecond(), body);
    } catch (WebhookSigningException failure) {
      throw new AssertionError(failure);
    }
  }

  /** The same with these signatures. */
  SignedWebhook signed(String signatures) {
    return new SignedWebhook(id, sentAt, body, signatures);
  }

  /** Sends it. */
  public HttpAnswer to(HttpProbe client, String path) {
    return client.post(path, body, "webhook-id", id, "webhook-timestamp",
        String.valueOf(sentAt.getEpochSecond()), "webhook-signature", signature);
  }
}
