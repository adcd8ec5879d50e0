package io.orderlog.standalone;

import io.orderlog.eventlog.kafka.KafkaConnection;
import io.orderlog.eventlog.kafka.KafkaSettings;
import io.orderlog.projections.readmodel.ReadModelSettings;
import io.orderlog.replay.ReplaySession;
import io.orderlog.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Where the replay tool finds the log: on the Kafka that the settings name, else on the broker that
 * runs in the data folder, else on one that is started there for as long as the tool needs it.
 */
final class ReplaySessions implements ReplaySession.Opener {

  private final Environment environment;

  ReplaySessions(Environment environment) {
    this.environment = environment;
  }

  @Override
  public ReplaySession open() throws IOException {
    ReadModelSettings readModels = ReadModelSettings.of(environment);
    BrokerConfiguration broker = BrokerConfiguration.of(environment);
    KafkaConnection named = KafkaSettings.of(environment);
    environment.check();
    if (environment.text("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS").isPresent()) {
      return ReplaySession.open(named, readModels, () -> {});
    }
    Optional<String> running = DataFolder.runningBroker(broker.data());
    return running.isPresent()
        ? ReplaySession.open(KafkaConnection.to(running.get()), readModels, () -> {})
        : withOwnBroker(broker, readModels);
  }

  private static ReplaySession withOwnBroker(
      BrokerConfiguration configuration, ReadModelSettings readModels) throws IOException {
    if (!Files.isDirectory(configuration.data())) {
      throw new UnusableDataFolderException(configuration.data());
    }
    LocalBroker broker = LocalBroker.start(new BrokerConfiguration(configuration.data(),
        configuration.host(), 0, configuration.durability()));
    try {
      return ReplaySession.open(
          KafkaConnection.to(broker.bootstrapServers()), readModels, broker);
    } catch (RuntimeException failure) {
      broker.close();
      throw failure;
    }
  }
}
