package io.orderlog.standalone;

import io.orderlog.embedded.BrokerStartException;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.settings.Interruption;
import java.io.Closeable;
import java.io.IOException;

/** The embedded broker in a data folder that it has to itself. */
final class LocalBroker implements Closeable {

  private final DataFolder folder;
  private final EmbeddedKafka kafka;

  private LocalBroker(DataFolder folder, EmbeddedKafka kafka) {
    this.folder = folder;
    this.kafka = kafka;
  }

  /**
   * Locks the folder and starts the broker in it.
   *
   * @throws DataFolderInUseException if another process has the folder
   * @throws UnusableDataFolderException if the folder cannot be written to
   * @throws IllegalStateException if the broker does not come up
   */
  static LocalBroker start(BrokerConfiguration configuration) throws IOException {
    DataFolder folder = DataFolder.lock(configuration.data())
        .orElseThrow(() -> new DataFolderInUseException(configuration.data()));
    try {
      LocalBroker broker = new LocalBroker(
          folder, EmbeddedKafka.start(configuration.in(folder)));
      broker.announce();
      return broker;
    } catch (BrokerStartException failure) {
      folder.close();
      throw new IllegalStateException(failure.getMessage() + " (ORDERLOG_KAFKA_PORT chooses the"
          + " port, ORDERLOG_DATA the folder)", failure);
    } catch (RuntimeException failure) {
      folder.close();
      throw failure;
    }
  }

  private void announce() throws IOException {
    try {
      folder.announceBroker(kafka.bootstrapServers());
    } catch (RuntimeException failure) {
      close();
      throw failure;
    }
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  @Override
  public void close() throws IOException {
    Interruption.closeWhole(() -> {
      try (folder) {
        kafka.close();
      }
    });
  }
}
