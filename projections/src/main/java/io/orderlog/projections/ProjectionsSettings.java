package io.orderlog.projections;

import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that the projections process needs to know.
 *
 * @param kafka where the log is
 * @param database where the read models are
 * @param host the address that its HTTP server listens on
 * @param port of its HTTP server, 0 takes a free one; without, there is no server
 * @param member the name of this process, see {@link io.orderlog.eventlog.shared.ReaderGroup}
 */
public record ProjectionsSettings(KafkaConnection kafka, ReadModelSettings database, String host,
    OptionalInt port, Optional<String> member) {

  /** Reads the settings; mistakes are for the environment's check to tell. */
  public static ProjectionsSettings of(Environment environment, KafkaConnection kafka) {
    return new ProjectionsSettings(kafka, ReadModelSettings.of(environment),
        environment.listenHost(Setting.HOST),
        environment.optionalPort(Setting.PROJECTIONS_PORT), Optional.empty());
  }

  /** The same for the one process that has this name, also after a restart. */
  public ProjectionsSettings named(String name) {
    return new ProjectionsSettings(kafka, database, host, port, Optional.of(name));
  }
}
