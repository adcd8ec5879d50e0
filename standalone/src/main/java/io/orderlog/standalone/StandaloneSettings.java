package io.orderlog.standalone;

import io.orderlog.command.CommandSideSettings;
import io.orderlog.eventlog.kafka.KafkaConnection;
import io.orderlog.projections.ProjectionsSettings;
import io.orderlog.query.QuerySideSettings;
import io.orderlog.settings.Environment;

/**
 * What the whole system in one process needs to know. The other parts are told where the broker is
 * when it runs.
 *
 * @param environment the settings of all parts
 * @param broker its own broker
 */
record StandaloneSettings(Environment environment, BrokerConfiguration broker) {

  /** Whatever its ports are: the data folder takes one process at a time. */
  private static final String MEMBER_NAME = "standalone";

  /** Reads the settings; mistakes are for the environment's check to tell. */
  static StandaloneSettings of(Environment environment) {
    StandaloneSettings settings = new StandaloneSettings(environment,
        BrokerConfiguration.of(environment));
    // Read here so that all mistakes are told together.
    settings.commandSide("");
    settings.projections("");
    settings.querySide("");
    return settings;
  }

  CommandSideSettings commandSide(String bootstrapServers) {
    return CommandSideSettings.of(environment, KafkaConnection.to(bootstrapServers))
        .named(MEMBER_NAME);
  }

  QuerySideSettings querySide(String bootstrapServers) {
    return QuerySideSettings.of(environment, KafkaConnection.to(bootstrapServers));
  }

  ProjectionsSettings projections(String bootstrapServers) {
    return ProjectionsSettings.of(environment, KafkaConnection.to(bootstrapServers))
        .named(MEMBER_NAME);
  }
}
