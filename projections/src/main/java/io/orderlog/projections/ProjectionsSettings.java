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

  /** Reads the settings; mistakes are for the environment's check to tell. */
  public static ProjectionsSettings of(Environment environment, KafkaConnection kafka) {
    return new ProjectionsSettings(kafka, ReadModelSettings.of(environment));
  }
}
