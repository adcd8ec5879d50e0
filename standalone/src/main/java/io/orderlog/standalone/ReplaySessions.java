package io.orderlog.standalone;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.connection.KafkaSettings;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.replay.ReplaySession;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import io.orderlog.standalone.broker.BrokerConfiguration;
import io.orderlog.standalone.broker.DataFolder;
import io.orderlog.standalone.broker.LocalBroker;
import io.orderlog.standalone.broker.UnusableDataFolderException;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Where the replay tool finds the log: on the Kafka that the settings name, else on the broker that
 * runs in the data folder, else on one that is started there for as long as the tool needs it.
 */
final class ReplaySessions implements ReplaySession.Opener {

  private final Environment environment;
  private final PrintStream out;

  /**
   * Nothing is opened yet.
   *
   * @param out gets a line that says which of the two it is when a log is about to be filled
   */
  ReplaySessions(Environment environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  @Override
  public ReplaySession open(List<? extends AggregateLog<?>> logs) throws IOException {
    return open((kafka, readModels, data, broker) -> ReplaySession.open(
        logs, kafka, readModels, data, broker),
        ReplaySessions::requireData);
  }

  /** A new log is as the command side would make it. */
  @Override
  public ReplaySession openOrCreate(AggregateLog<?> log) throws IOException {
    OptionalInt partitions =
        environment.optionalInteger(Setting.PARTITIONS, 1, EventTopic.MAX_PARTITIONS);
    return open((kafka, readModels, data, broker) -> {
      out.println("Importing into the log " + place());
      return ReplaySession.openOrCreate(log, kafka, partitions, readModels, data, broker);
    }, _ -> {});
  }

  private String place() {
    return KafkaSettings.named(environment)
        .map(named -> "of Kafka at " + named.bootstrapServers() + ", which " + naming() + " names")
        .orElseGet(() -> "in " + BrokerConfiguration.of(environment).data().toAbsolutePath()
            .normalize());
  }

  /** The setting that names the Kafka. */
  private Setting naming() {
    return environment.text(Setting.KAFKA_BOOTSTRAP_SERVERS).isPresent()
        ? Setting.KAFKA_BOOTSTRAP_SERVERS
        : Setting.KAFKA_CONFIG;
  }

  /** What to do with a Kafka that was found. */
  @FunctionalInterface
  private interface Opening {
    ReplaySession open(KafkaConnection kafka, ReadModelSettings readModels, Path data,
        Closeable broker);
  }

  private ReplaySession open(Opening opening, Consumer<Path> requirement) throws IOException {
    ReadModelSettings readModels = ReadModelSettings.of(environment);
    BrokerConfiguration broker = BrokerConfiguration.of(environment);
    Optional<KafkaConnection> named = KafkaSettings.named(environment);
    environment.check();
    if (named.isPresent()) {
      return openNamed(opening, named.get(), readModels, broker.data());
    }
    Optional<String> running = DataFolder.runningBroker(broker.data());
    if (running.isPresent()) {
      return opening.open(
          KafkaConnection.to(running.get()), readModels, broker.data(), () -> {});
    }
    requirement.accept(broker.data());
    return withOwnBroker(broker, readModels, opening);
  }

  private ReplaySession openNamed(Opening opening, KafkaConnection named,
      ReadModelSettings readModels, Path data) {
    try {
      return opening.open(named, readModels, data, () -> {});
    } catch (LogUnavailableException unavailable) {
      throw new LogUnavailableException(
          unavailable.getMessage() + "; without " + naming() + ", the log in "
              + data.toAbsolutePath().normalize() + " is used",
          unavailable);
    }
  }

  private static void requireData(Path data) {
    if (!Files.isDirectory(data)) {
      throw new UnusableDataFolderException(data);
    }
  }

  private static ReplaySession withOwnBroker(BrokerConfiguration configuration,
      ReadModelSettings readModels, Opening opening) throws IOException {
    LocalBroker broker = LocalBroker.start(configuration.forThisProcess());
    try {
      return opening.open(KafkaConnection.to(broker.bootstrapServers()), readModels,
          configuration.data(), broker);
    } catch (RuntimeException failure) {
      broker.close();
      throw failure;
    }
  }
}
