package io.orderlog.standalone;

import io.orderlog.command.CommandSideSettings;
import io.orderlog.command.effects.smtp.MailServer.At;
import io.orderlog.command.effects.smtp.MailServer.NoServer;
import io.orderlog.command.effects.smtp.MailServer.NotSaid;
import io.orderlog.command.effects.smtp.MailSettings;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.projections.ProjectionsSettings;
import io.orderlog.query.QuerySideSettings;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import io.orderlog.simulators.SimulatorsSettings;
import io.orderlog.standalone.broker.BrokerConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the whole system in one process needs to know. The other parts learn where the broker is
 * when it runs.
 *
 * @param environment the settings of all parts
 * @param broker its own broker
 */
record StandaloneSettings(Environment environment, BrokerConfiguration broker) {

  /** Whatever its ports are: the data folder takes one process at a time. */
  private static final String MEMBER_NAME = "standalone";

  private static final List<Setting> PORTS = List.of(Setting.COMMAND_PORT, Setting.QUERY_PORT,
      Setting.PROJECTIONS_PORT, Setting.KAFKA_PORT, Setting.SIMULATOR_PORT,
      Setting.SIMULATOR_SMTP_PORT);

  /** Reads the settings; mistakes are for the environment's check to tell. */
  static StandaloneSettings of(Environment environment) {
    StandaloneSettings settings = new StandaloneSettings(environment,
        BrokerConfiguration.of(environment).flushedByWriters());
    // Read here so that all mistakes are reported together.
    settings.commandSide("");
    settings.projections("");
    settings.querySide("");
    settings.simulators();
    requireDifferentPorts(environment);
    return settings;
  }

  /** In one process, where two servers cannot have one port; 0 is a free one each time. */
  private static void requireDifferentPorts(Environment environment) {
    Map<Integer, Setting> taken = new HashMap<>();
    for (Setting setting : PORTS) {
      int port = environment.optionalPort(setting)
          .orElseGet(() -> setting.defaultValue().map(Integer::parseInt).orElse(0));
      Setting other = port == 0 ? null : taken.putIfAbsent(port, setting);
      if (other != null) {
        environment.refuse(setting, String.valueOf(port), other
            + " is the same, and one process cannot listen twice at one port");
      }
    }
  }

  CommandSideSettings commandSide(String bootstrapServers) {
    return CommandSideSettings.of(environment, KafkaConnection.to(bootstrapServers))
        .named(MEMBER_NAME).servingAll();
  }

  /** From whom mails come that stay in the simulated mailbox. */
  String mailFrom() {
    return MailSettings.trialSender(environment);
  }

  /**
   * A line about where mails go; none if nobody has said so.
   *
   * @param simulators the address of those that run
   */
  String whoTakesMails(Optional<String> simulators) {
    return switch (MailSettings.of(environment)) {
      case At(var server, var from) -> "  Mails     to the mail server at "
          + (server.host().contains(":") ? "[" + server.host() + "]" : server.host()) + ":"
          + server.port() + ", from " + from + "\n";
      case NoServer _ -> "  Mails     none, because " + Setting.SMTP_URL + " is none\n";
      case NotSaid _ -> simulators
          .map(url -> "  Mails     " + url + "/mailbox (they go no further)\n").orElse("");
    };
  }

  /**
   * Of the payment provider, the carrier and the mail server that are part of the system. Whoever names a real
   * provider gets no parcels and no mails that are simulated, either.
   */
  Optional<SimulatorsSettings> simulators() {
    return environment.httpUrl(Setting.PAYMENT_URL).isPresent()
        ? Optional.empty()
        : Optional.of(SimulatorsSettings.of(environment));
  }

  /** In words, where a payment provider is simulated. */
  String whoTakesParcels() {
    return environment.isNone(Setting.CARRIER_URL)
        ? "parcels are handed over by hand"
        : environment.httpUrlOrNone(Setting.CARRIER_URL)
            .map(url -> "parcels are taken by the carrier at " + url)
            .orElse("parcels are taken by a simulated carrier");
  }

  QuerySideSettings querySide(String bootstrapServers) {
    return QuerySideSettings.of(environment, KafkaConnection.to(bootstrapServers));
  }

  ProjectionsSettings projections(String bootstrapServers) {
    return ProjectionsSettings.of(environment, KafkaConnection.to(bootstrapServers))
        .named(MEMBER_NAME);
  }
}
