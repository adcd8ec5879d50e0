package io.orderlog.eventlog.kafka;

import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.util.Properties;

/** How the connection to Kafka is set up from the environment. */
public final class KafkaSettings {

  private KafkaSettings() {}

  /** Reads the settings; mistakes are for the environment's check to tell. */
  public static KafkaConnection of(Environment environment) {
    Properties properties = new Properties();
    properties.putAll(environment.propertiesFile(Setting.KAFKA_CONFIG));
    return new KafkaConnection(
        environment.servers(Setting.KAFKA_BOOTSTRAP_SERVERS).orElse("127.0.0.1:19092"),
        properties);
  }
}
