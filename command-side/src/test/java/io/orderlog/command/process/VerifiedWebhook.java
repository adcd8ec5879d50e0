package io.orderlog.command.process;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;

/** Says whether a webhook is from the shop that has the secret. */
final class VerifiedWebhook {

  private VerifiedWebhook() {}

  /**
   * Whether it is.
   *
   * @param body as it came
   */
  static boolean isFromShop(String secret, HttpHeaders headers, String body) {
    try {
      new Webhook(secret).verify(body, headers);
      return true;
    } catch (WebhookVerificationException notBelieved) {
      return false;
    }
  }
}
