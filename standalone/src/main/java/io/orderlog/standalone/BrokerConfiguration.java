package io.orderlog.standalone;

import io.orderlog.embedded.BrokerSettings;
import io.orderlog.settings.Durability;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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

  /** One line for each setting that names another Kafka, of which its own broker makes no use. */
  List<String> unusedSettings(Environment environment) {
    return Stream.of(Setting.KAFKA_BOOTSTRAP_SERVERS, Setting.KAFKA_CONFIG)
        .flatMap(setting -> environment.text(setting)
            .filter(value -> !value.equals(host + ":" + port))
            .map(value -> setting + " is \"" + value + "\" and not used here: this process runs its"
                + " own broker on the log in " + data.toAbsolutePath().normalize())
            .stream())
        .toList();
  }

  BrokerSettings in(DataFolder folder) {
    return new BrokerSettings(folder.kafka(), host, port, durability);
  }
}
