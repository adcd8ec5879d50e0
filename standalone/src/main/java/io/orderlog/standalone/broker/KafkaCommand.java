package io.orderlog.standalone.broker;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.connection.KafkaSettings;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What an operator does to Kafka, with rights that no server process has. */
@Command(name = "kafka", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
    description = "Look after the topics; needs an operator's rights on a guarded cluster.")
public final class KafkaCommand {

  private KafkaCommand() {}

  /**
   * The command with all its subcommands.
   *
   * @param logs all that there are
   * @param out takes what was asked for
   */
  public static CommandLine create(Environment environment,
      List<? extends AggregateLog<?>> logs, PrintStream out) {
    Supplier<KafkaConnection> connection = () -> connection(environment);
    return new CommandLine(new KafkaCommand())
        .addSubcommand(new AbortHangingCommand(connection, logs, out));
  }

  /** The Kafka that the settings name, else the broker that runs in the data folder. */
  static KafkaConnection connection(Environment environment) {
    BrokerConfiguration broker = BrokerConfiguration.of(environment);
    KafkaConnection named = KafkaSettings.of(environment);
    environment.check();
    Optional<String> running =
        environment.text(Setting.KAFKA_BOOTSTRAP_SERVERS).isPresent()
            ? Optional.empty()
            : DataFolder.runningBroker(broker.data());
    return running.map(KafkaConnection::to).orElse(named);
  }
}
