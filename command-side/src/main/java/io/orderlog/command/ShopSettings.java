package io.orderlog.command;

import io.orderlog.command.webhook.WebhookSecrets;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What carts, payments and the processes of orders need to know.
 *
 * @param paymentUrl where the payment provider is; nobody is asked for money if it is not said
 * @param webhookSecrets by which those outside are believed
 * @param paymentDeadline how long an order waits for its money from its checkout on
 */
public record ShopSettings(
    Optional<URI> paymentUrl, WebhookSecrets webhookSecrets, Duration paymentDeadline) {

  private static final Pattern BETWEEN_SECRETS = Pattern.compile("[\\s,]+");
  private static final int LONGEST_DEADLINE_S = 7 * 24 * 60 * 60;
  private static final Duration USUAL_DEADLINE = Duration.ofMinutes(15);

  /** Without anybody outside. */
  public static ShopSettings alone() {
    return new ShopSettings(Optional.empty(), WebhookSecrets.none(), USUAL_DEADLINE);
  }

  /** Reads the settings; mistakes are for the environment's check to tell. */
  static ShopSettings of(Environment environment) {
    return new ShopSettings(environment.httpUrl(Setting.PAYMENT_URL),
        webhookSecrets(environment), Duration.ofSeconds(
            environment.integer(Setting.PAYMENT_DEADLINE_S, 1, LONGEST_DEADLINE_S)));
  }

  /** The same with a payment provider there, unless there is one. */
  ShopSettings withPaymentsAt(URI url) {
    return paymentUrl.isPresent()
        ? this
        : new ShopSettings(Optional.of(url), webhookSecrets, paymentDeadline);
  }

  /** The same that believes these, unless there are some. */
  public ShopSettings withWebhookSecrets(WebhookSecrets secrets) {
    return webhookSecrets.areNone()
        ? new ShopSettings(paymentUrl, secrets, paymentDeadline)
        : this;
  }

  private static WebhookSecrets webhookSecrets(Environment environment) {
    List<String> secrets = environment.secret(Setting.WEBHOOK_SECRETS).stream()
        .flatMap(BETWEEN_SECRETS::splitAsStream).filter(each -> !each.isEmpty()).toList();
    if (secrets.stream().allMatch(WebhookSecrets::isSecret)) {
      return new WebhookSecrets(secrets);
    }
    environment.reject(Setting.WEBHOOK_SECRETS, "…",
        "one or more, with blanks or commas between, each whsec_ and 24 to 64 bytes in Base64");
    return WebhookSecrets.none();
  }
}
