package io.orderlog.command;

import io.orderlog.command.CarrierAddress.At;
import io.orderlog.command.CarrierAddress.NoCarrier;
import io.orderlog.command.CarrierAddress.NotSaid;
import io.orderlog.command.effects.http.Destinations;
import io.orderlog.command.effects.smtp.MailServer;
import io.orderlog.command.effects.smtp.MailSettings;
import io.orderlog.command.token.TokenSecrets;
import io.orderlog.command.webhook.WebhookSecrets;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What carts, payments, shipments, waiting lists and the processes of orders need to know.
 *
 * @param paymentUrl where the payment provider is; nobody is asked for money if it is not said
 * @param carrier where it is; people see to parcels if there is none
 * @param mail who takes mails to customers; they are told nothing if there is nobody
 * @param webhookSecrets by which the payment provider is believed
 * @param carrierSecrets by which the carrier is believed
 * @param waitSecrets by which those are known who may leave a waiting list
 * @param paymentDeadline how long an order waits for its money from its checkout on
 * @param destinations where webhooks to others may go
 * @param riskRules who is asked whether orders may pass and by which rules, or {@code none}
 */
public record ShopSettings(
    Optional<URI> paymentUrl, CarrierAddress carrier, MailServer mail,
    WebhookSecrets webhookSecrets, WebhookSecrets carrierSecrets, TokenSecrets waitSecrets,
    Duration paymentDeadline, Destinations destinations, String riskRules) {

  private static final Pattern BETWEEN_SECRETS = Pattern.compile("[\\s,]+");
  private static final int LONGEST_DEADLINE_S = 7 * 24 * 60 * 60;
  private static final Duration USUAL_DEADLINE = Duration.ofMinutes(15);

  /** What is said of addresses that are not public. */
  private enum Private {
    REFUSED, ALLOWED
  }

  /** Without anybody outside. */
  public static ShopSettings alone() {
    return new ShopSettings(
        Optional.empty(), new NotSaid(), new MailServer.NotSaid(), WebhookSecrets.none(),
        WebhookSecrets.none(), TokenSecrets.none(), USUAL_DEADLINE, new Destinations(false),
        ServedAggregates.USUAL_RISK_RULES);
  }

  /** Reads the settings; mistakes are for the environment's check to tell. */
  static ShopSettings of(Environment environment) {
    return new ShopSettings(environment.httpUrl(Setting.PAYMENT_URL),
        carrier(environment), MailSettings.of(environment),
        webhookSecrets(environment, Setting.WEBHOOK_SECRETS),
        webhookSecrets(environment, Setting.CARRIER_WEBHOOK_SECRETS), waitSecrets(environment),
        Duration.ofSeconds(
            environment.integer(Setting.PAYMENT_DEADLINE_S, 1, LONGEST_DEADLINE_S)),
        new Destinations(
            environment.choice(Setting.WEBHOOKS_TO_PRIVATE, Private.class) == Private.ALLOWED),
        ServedAggregates.riskRules(environment));
  }

  private static CarrierAddress carrier(Environment environment) {
    return environment.isNone(Setting.CARRIER_URL)
        ? new NoCarrier()
        : environment.httpUrlOrNone(Setting.CARRIER_URL).<CarrierAddress>map(At::new)
            .orElseGet(NotSaid::new);
  }

  /** The same with a payment provider there, unless there is one. */
  public ShopSettings withPaymentsAt(URI url) {
    return paymentUrl.isPresent()
        ? this
        : new ShopSettings(
            Optional.of(url), carrier, mail, webhookSecrets, carrierSecrets, waitSecrets,
            paymentDeadline, destinations, riskRules);
  }

  /** The same with a carrier there, unless somebody has said where one is, or that none is. */
  public ShopSettings withCarrierAt(URI url) {
    return carrier instanceof NotSaid
        ? new ShopSettings(
            paymentUrl, new At(url), mail, webhookSecrets, carrierSecrets, waitSecrets,
            paymentDeadline, destinations, riskRules)
        : this;
  }

  /** The same with that mail server, unless somebody has said which, or that there is none. */
  public ShopSettings withMailBy(MailServer.At server) {
    return mail instanceof MailServer.NotSaid
        ? new ShopSettings(
            paymentUrl, carrier, server, webhookSecrets, carrierSecrets, waitSecrets,
            paymentDeadline, destinations, riskRules)
        : this;
  }

  /** The same that believes a payment provider with these, unless there are some. */
  public ShopSettings withWebhookSecrets(WebhookSecrets secrets) {
    return webhookSecrets.areNone()
        ? new ShopSettings(
            paymentUrl, carrier, mail, secrets, carrierSecrets, waitSecrets, paymentDeadline,
            destinations, riskRules)
        : this;
  }

  /** The same that believes a carrier with these, unless there are some. */
  public ShopSettings withCarrierSecrets(WebhookSecrets secrets) {
    return carrierSecrets.areNone()
        ? new ShopSettings(
            paymentUrl, carrier, mail, webhookSecrets, secrets, waitSecrets, paymentDeadline,
            destinations, riskRules)
        : this;
  }

  /** The same whose waiting lists can be left by tokens of these, unless there are some. */
  public ShopSettings withWaitSecrets(TokenSecrets secrets) {
    return waitSecrets.areNone()
        ? new ShopSettings(
            paymentUrl, carrier, mail, webhookSecrets, carrierSecrets, secrets, paymentDeadline,
            destinations, riskRules)
        : this;
  }

  /** The same whose webhooks may go anywhere. */
  public ShopSettings withWebhooksToPrivate() {
    return new ShopSettings(paymentUrl, carrier, mail, webhookSecrets, carrierSecrets, waitSecrets,
        paymentDeadline, new Destinations(true), riskRules);
  }

  private static TokenSecrets waitSecrets(Environment environment) {
    return new TokenSecrets(listed(
        environment, Setting.WAIT_SECRETS, TokenSecrets::isSecret, TokenSecrets.RULE));
  }

  private static WebhookSecrets webhookSecrets(Environment environment, Setting setting) {
    return new WebhookSecrets(listed(environment, setting, WebhookSecrets::isSecret,
        "one or more, with blanks or commas between, each whsec_ and 24 to 64 bytes in Base64"));
  }

  /** All of them, or none if one is wrong, which is then told. */
  private static List<String> listed(
      Environment environment, Setting setting, Predicate<String> isSecret, String rule) {
    List<String> secrets = environment.secret(setting).stream()
        .flatMap(BETWEEN_SECRETS::splitAsStream).filter(each -> !each.isEmpty()).toList();
    if (secrets.stream().allMatch(isSecret)) {
      return secrets;
    }
    environment.reject(setting, "…", rule);
    return List.of();
  }
}
