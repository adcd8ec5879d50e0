package io.orderlog.projections;

import io.orderlog.eventlog.kafka.KafkaConnection;
import io.orderlog.projections.readmodel.ReadModelSettings;
import io.orderlog.settings.Environment;

/**
 * All that the projections process has to be told.
 *
 * @param kafka where the log is
 * @param database where the read models are
 */
public record ProjectionsSettings(KafkaConnection kafka, ReadModelSettings database) {

  private static final String BOOTSTRAP_SERVERS = "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS";

  /**
   * Reads the settings.
   *
   * @throws io.orderlog.settings.InvalidSettingsException naming all that is wrong
   */
  public static ProjectionsSettings of(Environment environment) {
    String servers = environment.text(BOOTSTRAP_SERVERS).orElse("");
    if (servers.isEmpty()) {
      environment.reject(BOOTSTRAP_SERVERS, servers, "host:port[,host:port…] of a Kafka cluster");
    }
    ProjectionsSettings settings = new ProjectionsSettings(
        new KafkaConnection(servers, environment.propertiesFile("ORDERLOG_KAFKA_CONFIG")),
        ReadModelSettings.of(environment));
    environment.check();
    return settings;
  }
}
