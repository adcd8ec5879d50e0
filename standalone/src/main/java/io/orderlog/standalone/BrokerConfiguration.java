package io.orderlog.standalone;

import io.orderlog.embedded.BrokerSettings;
import io.orderlog.settings.Durability;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.nio.file.Path;

/**
 * What the embedded broker needs to know.
 *
 * @param data the data folder
 * @param host the address to listen on
 * @param port for Kafka clients; 0 takes a free one
 * @param durability what an acknowledged command survives
 */
record BrokerConfiguration(Path data, String host, int port, Durability durability) {

  /** Reads the settings; mistakes are for the environment's check to tell. */
  static BrokerConfiguration of(Environment environment) {
    return new BrokerConfiguration(
        environment.folder(Setting.DATA),
        environment.host(Setting.HOST),
        environment.port(Setting.KAFKA_PORT),
        environment.choice(Setting.DURABILITY, Durability.class));
  }

  BrokerSettings in(DataFolder folder) {
    return new BrokerSettings(folder.kafka(), host, port, durability);
  }
}
