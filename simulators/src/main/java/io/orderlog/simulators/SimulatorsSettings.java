package io.orderlog.simulators;

import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import io.orderlog.simulators.carrier.Carrier;
import io.orderlog.simulators.webhook.WebhookEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that the simulators need to know.
 *
 * @param host the address that they listen on
 * @param port 0 takes a free one
 * @param smtpPort of the mail server; 0 takes a free one
 * @param data the folder that they have a folder in
 * @param webhooks who hears of what happens to payments
 * @param carrierWebhooks who hears of what happens to parcels
 * @param seed from which follows what goes wrong
 * @param percents how much of it
 * @param later how long what comes later takes
 * @param slow how long a slow answer takes
 * @param parcels how long parcels take
 */
public record SimulatorsSettings(String host, int port, int smtpPort, Path data,
    Optional<WebhookEndpoint> webhooks, Optional<WebhookEndpoint> carrierWebhooks, long seed,
    Map<Faults.Kind, Integer> percents,
    Duration later, Duration slow, Carrier.Times parcels) {

  private static final String SECRET_PREFIX = "whsec_";
  private static final int LONGEST_MS = 3_600_000;

  public SimulatorsSettings {
    percents = Map.copyOf(percents);
  }

  /** Reads the settings; mistakes are for the environment's check to tell. */
  public static SimulatorsSettings of(Environment environment) {
    Map<Faults.Kind, Integer> percents = new EnumMap<>(Faults.Kind.class);
    for (Faults.Kind kind : Faults.Kind.values()) {
      percents.put(kind, environment.integer(settingOf(kind), 0, 100));
    }
    return new SimulatorsSettings(environment.listenHost(Setting.HOST),
        environment.port(Setting.SIMULATOR_PORT),
        environment.port(Setting.SIMULATOR_SMTP_PORT), environment.folder(Setting.DATA),
        webhooks(environment, Setting.SIMULATOR_WEBHOOK_URL, Setting.SIMULATOR_WEBHOOK_SECRET),
        webhooks(environment, Setting.SIMULATOR_CARRIER_WEBHOOK_URL,
            Setting.SIMULATOR_CARRIER_WEBHOOK_SECRET),
        environment.integer(Setting.SIMULATOR_SEED, 0, Integer.MAX_VALUE), percents,
        Duration.ofMillis(environment.integer(Setting.SIMULATOR_LATER_MS, 0, LONGEST_MS)),
        Duration.ofMillis(environment.integer(Setting.SIMULATOR_SLOW_MS, 0, LONGEST_MS)),
        parcels(environment));
  }

  private static Carrier.Times parcels(Environment environment) {
    int handedOver = environment.integer(Setting.SIMULATOR_HANDED_OVER_MS, 0, LONGEST_MS);
    int delivered = environment.integer(Setting.SIMULATOR_DELIVERED_MS, 0, LONGEST_MS);
    if (delivered < handedOver) {
      environment.refuse(Setting.SIMULATOR_DELIVERED_MS, String.valueOf(delivered),
          "a parcel is not delivered before it is handed over; set at least "
              + Setting.SIMULATOR_HANDED_OVER_MS + ", which is " + handedOver);
    }
    return new Carrier.Times(Duration.ofMillis(handedOver), Duration.ofMillis(delivered));
  }

  private static Setting settingOf(Faults.Kind kind) {
    return switch (kind) {
      case ERROR -> Setting.SIMULATOR_ERRORS_PERCENT;
      case LOST_ANSWER -> Setting.SIMULATOR_LOST_ANSWERS_PERCENT;
      case DOUBLED_WEBHOOK -> Setting.SIMULATOR_DOUBLED_WEBHOOKS_PERCENT;
      case DELAYED_WEBHOOK -> Setting.SIMULATOR_DELAYED_WEBHOOKS_PERCENT;
    };
  }

  private static Optional<WebhookEndpoint> webhooks(
      Environment environment, Setting listener, Setting signedWith) {
    Optional<URI> url = environment.httpUrl(listener);
    Optional<String> secret = environment.secret(signedWith);
    if (secret.isPresent() && !isSecret(secret.get())) {
      environment.reject(signedWith, "…",
          SECRET_PREFIX + " and a key in Base64 behind it");
      return Optional.empty();
    }
    if (url.isPresent() && secret.isEmpty()) {
      environment.refuse(listener, url.get().toString(),
          "what is sent there has to be signed; set " + signedWith + " too");
    }
    return url.flatMap(to -> secret.map(key -> new WebhookEndpoint(to, key)));
  }

  private static boolean isSecret(String secret) {
    try {
      return secret.startsWith(SECRET_PREFIX)
          && Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length())).length > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
