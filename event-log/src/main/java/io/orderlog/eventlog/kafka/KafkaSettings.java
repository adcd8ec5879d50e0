package io.orderlog.eventlog.kafka;

import io.orderlog.settings.Environment;

/** How the connection to Kafka is set up from the environment. */
public final class KafkaSettings {

  private KafkaSettings() {}

  /** Reads the settings; mistakes are for the environment's check to tell. */
  public static KafkaConnection of(Environment environment) {
    return new KafkaConnection(
        environment.text("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS").orElse("127.0.0.1:19092"),
        environment.propertiesFile("ORDERLOG_KAFKA_CONFIG"));
  }
}
