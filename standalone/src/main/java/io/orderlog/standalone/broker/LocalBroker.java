package io.orderlog.standalone.broker;

import io.orderlog.embedded.BrokerStartException;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.process.Interruption;
import io.orderlog.settings.Setting;
import java.io.Closeable;
import java.io.IOException;

/** The embedded broker in a data folder that it has to itself. */
public final class LocalBroker implements Closeable {

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
   * @throws WrongDataFolderException if the folder is another one than was meant
   * @throws UnusableDataFolderException if the folder cannot be written to
   * @throws BrokerStartException if the broker does not come up; the message names the setting at
   *     fault
   */
  public static LocalBroker start(BrokerConfiguration configuration) throws IOException {
    DataFolder folder = DataFolder.lock(configuration.data())
        .orElseThrow(() -> new DataFolderInUseException(configuration.data()));
    EmbeddedKafka
        .beforeGivingUp(() -> System.err.println("The broker has stopped, because it can no"
            + " longer write to " + configuration.data()
            + ": make room there, or see what is wrong with"
            + " the disk, and start again; " + Setting.DATA + " names another folder"));
    try {
      LocalBroker broker = new LocalBroker(
          folder, EmbeddedKafka.start(configuration.in(folder), folder.memory()));
      broker.announce();
      return broker;
    } catch (BrokerStartException failure) {
      folder.close();
      throw failure.withRemedy(Setting.KAFKA_HOST, Setting.KAFKA_PORT, Setting.DATA);
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

  public String bootstrapServers() {
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
