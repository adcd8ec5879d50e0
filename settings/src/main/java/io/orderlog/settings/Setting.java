package io.orderlog.settings;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every setting that there is, for all processes and commands: who reads another one cannot be
 * compiled, and a variable that is named like one of them but is none stops every start.
 * docs/running.md has the same ones in its table.
 */
public enum Setting {

  // @formatter:off
  COMMAND_PORT("8080"),
  QUERY_PORT("8081"),
  PROJECTIONS_PORT(null),
  HOST("127.0.0.1"),
  DATA("data"),
  KAFKA_PORT("19092"),
  KAFKA_HOST("127.0.0.1"),
  KAFKA_UNGUARDED("refused"),
  KAFKA_ADVERTISED_HOST(null),
  DURABILITY("power-loss"),
  PARTITIONS(null),
  WRITER_SLOTS(null),
  ADVERTISED_URL(null),
  SERVE(null),
  KAFKA_BOOTSTRAP_SERVERS(null),
  KAFKA_CONFIG(null),
  DATABASE_URL(null),
  DATABASE_USER("orderlog"),
  DATABASE_PASSWORD(null),
  CONSISTENCY_WAIT_MS("2000"),
  EVENT_CLIENTS("100"),
  PAYMENT_URL(null),
  CARRIER_URL(null),
  SMTP_URL(null),
  MAIL_FROM(null),
  WEBHOOK_SECRETS(null),
  CARRIER_WEBHOOK_SECRETS(null),
  WAIT_SECRETS(null),
  PAYMENT_DEADLINE_S("900"),
  WEBHOOKS_TO_PRIVATE("refused"),
  RISK_RULES("customer: 50 in 1h, 100 in 24h"),
  SIMULATOR_PORT("8090"),
  SIMULATOR_SMTP_PORT("0"),
  SIMULATOR_WEBHOOK_URL(null),
  SIMULATOR_CARRIER_WEBHOOK_URL(null),
  SIMULATOR_WEBHOOK_SECRET(null),
  SIMULATOR_CARRIER_WEBHOOK_SECRET(null),
  SIMULATOR_HANDED_OVER_MS("2000"),
  SIMULATOR_DELIVERED_MS("5000"),
  SIMULATOR_SEED("0"),
  SIMULATOR_ERRORS_PERCENT("0"),
  SIMULATOR_LOST_ANSWERS_PERCENT("0"),
  SIMULATOR_DOUBLED_WEBHOOKS_PERCENT("0"),
  SIMULATOR_DELAYED_WEBHOOKS_PERCENT("0"),
  SIMULATOR_LATER_MS("2000"),
  SIMULATOR_SLOW_MS("15000"),
  /** For the launcher, before there is a JVM. */
  JAVA_OPTIONS(null);
  // @formatter:on

  /** What all their variables begin with. */
  static final String PREFIX = "ORDERLOG_";

  private final @Nullable String defaultValue;

  Setting(@Nullable String defaultValue) {
    this.defaultValue = defaultValue;
  }

  /** The name in the environment. */
  public String variable() {
    return PREFIX + name();
  }

  /**
   * What holds if it is not set, written as one would set it; empty if that is nothing, or depends
   * on something else.
   */
  public Optional<String> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  /** Its variable, so that messages may just name it. */
  @Override
  public String toString() {
    return variable();
  }

  static boolean isKnown(String variable) {
    return Arrays.stream(values()).anyMatch(setting -> setting.variable().equals(variable));
  }
}
