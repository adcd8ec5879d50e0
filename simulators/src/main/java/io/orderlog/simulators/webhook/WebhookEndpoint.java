package io.orderlog.simulators.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;

/**
 * Who hears of what happens.
 *
 * @param secret {@code whsec_} and a key in Base64, which the receiver has as well
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
public record WebhookEndpoint(URI url, String secret) {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A message as it goes out now: the time is that of the attempt. */
  HttpRequest request(Notice notice, Instant now) {
    return HttpRequest.newBuilder(url).timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("webhook-id", notice.id())
        .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
        .header("webhook-signature", sign(notice.id(), now.getEpochSecond(), notice.body()))
        .POST(BodyPublishers.ofString(notice.body()))
        .build();
  }

  String sign(String id, long seconds, String body) {
    try {
      return new Webhook(secret).sign(id, seconds, body);
    } catch (WebhookSigningException everyJdkCanDoIt) {
      throw new IllegalStateException(everyJdkCanDoIt);
    }
  }

  /** The secret is nobody's business. */
  @Override
  public String toString() {
    return url.toString();
  }
}
