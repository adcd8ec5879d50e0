package io.orderlog.simulators;

import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
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
 * @param data the folder that they have a folder in
 * @param webhooks who hears of what happens
 * @param seed from which follows what goes wrong
 * @param percents how much of it
 * @param later how long what comes later takes
 * @param slow how long a slow answer takes
 */
public record SimulatorsSettings(String host, int port, Path data,
    Optional<WebhookEndpoint> webhooks, long seed, Map<Faults.Kind, Integer> percents,
    Duration later, Duration slow) {

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
        environment.port(Setting.SIMULATOR_PORT), environment.folder(Setting.DATA),
        webhooks(environment),
        environment.integer(Setting.SIMULATOR_SEED, 0, Integer.MAX_VALUE), percents,
        Duration.ofMillis(environment.integer(Setting.SIMULATOR_LATER_MS, 0, LONGEST_MS)),
        Duration.ofMillis(environment.integer(Setting.SIMULATOR_SLOW_MS, 0, LONGEST_MS)));
  }

  private static Setting settingOf(Faults.Kind kind) {
    return switch (kind) {
      case ERROR -> Setting.SIMULATOR_ERRORS_PERCENT;
      case LOST_ANSWER -> Setting.SIMULATOR_LOST_ANSWERS_PERCENT;
      case DOUBLED_WEBHOOK -> Setting.SIMULATOR_DOUBLED_WEBHOOKS_PERCENT;
      case DELAYED_WEBHOOK -> Setting.SIMULATOR_DELAYED_WEBHOOKS_PERCENT;
    };
  }

  private static Optional<WebhookEndpoint> webhooks(Environment environment) {
    Optional<URI> url = environment.httpUrl(Setting.SIMULATOR_WEBHOOK_URL);
    Optional<String> secret = environment.secret(Setting.SIMULATOR_WEBHOOK_SECRET);
    if (secret.isPresent() && !isSecret(secret.get())) {
      environment.reject(Setting.SIMULATOR_WEBHOOK_SECRET, "…",
          SECRET_PREFIX + " and a key in Base64 behind it");
      return Optional.empty();
    }
    if (url.isPresent() && secret.isEmpty()) {
      environment.refuse(Setting.SIMULATOR_WEBHOOK_URL, url.get().toString(),
          "what is sent there has to be signed; set " + Setting.SIMULATOR_WEBHOOK_SECRET + " too");
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
