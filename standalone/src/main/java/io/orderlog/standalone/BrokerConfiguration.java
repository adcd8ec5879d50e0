package io.orderlog.standalone;

import io.orderlog.embedded.BrokerSettings;
import io.orderlog.settings.Durability;
import io.orderlog.settings.Environment;
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
        environment.path("ORDERLOG_DATA", "data"),
        environment.text("ORDERLOG_HOST").orElse("127.0.0.1"),
        environment.port("ORDERLOG_KAFKA_PORT", 19092),
        environment.choice("ORDERLOG_DURABILITY", Durability.POWER_LOSS));
  }

  BrokerSettings in(DataFolder folder) {
    return new BrokerSettings(folder.kafka(), host, port, durability);
  }
}
