package io.orderlog.embedded;

import io.orderlog.settings.MachineDefaults;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A running Kafka broker (KRaft, broker and controller in one) whose data outlives it. Two brokers
 * on one data folder are prevented by Kafka's own lock. Thread-safe.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final String FORMATTED_MARK = "meta.properties";
  private static final String CLEAN_SHUTDOWN_MARK = ".kafka_cleanshutdown";

  private final BrokerAndController server;
  private final String bootstrapServers;

  private EmbeddedKafka(BrokerAndController server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Formats the folder if it is new and starts the broker in it; returns when it takes requests.
   * Pins the locale and the time zone of this JVM for good: Kafka names its files in the digits of
   * the default locale, and finds none of them again under another.
   * A broker cannot be stopped half-way into its start: if this thread is interrupted, it is left to
   * itself, and closed when it is up, unless the process ends before. What it then finds in its
   * folder is as after a crash, and it can live with that.
   *
   * @throws BrokerStartException if the folder cannot be used, the port is taken or the thread was
   *     interrupted
   */
  public static EmbeddedKafka start(BrokerSettings settings) {
    MachineDefaults.pinLocaleAndTimeZone();
    CompletableFuture<EmbeddedKafka> starting = new CompletableFuture<>();
    Thread.ofPlatform().name("broker-start").start(() -> {
      try {
        starting.complete(bringUp(settings));
      } catch (RuntimeException | Error failure) {
        starting.completeExceptionally(failure);
      }
    });
    try {
      return starting.get();
    } catch (InterruptedException interrupted) {
      var _ = starting.thenAccept(EmbeddedKafka::close);
      Thread.currentThread().interrupt();
      throw new BrokerStartException("the broker in " + settings.dataFolder()
          + " was asked to stop while it started", interrupted);
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof BrokerStartException known
          ? known
          : new BrokerStartException("the broker in " + settings.dataFolder()
              + " did not start: " + rootMessage(failure), failure);
    }
  }

  private static EmbeddedKafka bringUp(BrokerSettings settings) {
    int clientPort = settings.port() == 0 ? FreePort.find() : settings.port();
    Properties properties = BrokerProperties.of(settings, clientPort, FreePort.find());
    try {
      // The broker itself takes half a minute to give up on a port that is taken.
      FreePort.requireFree(settings.host(), clientPort);
      boolean crashed = crashed(settings.dataFolder());
      format(settings.dataFolder());
      var server = new BrokerAndController(new KafkaConfig(properties, false));
      startOrShutDown(server, crashed);
      return new EmbeddedKafka(server, settings.host() + ":" + clientPort);
    } catch (Exception failure) {
      throw new BrokerStartException("the broker in " + settings.dataFolder()
          + " on port " + clientPort
          + " did not start: " + rootMessage(failure), failure);
    }
  }

  /** Where clients connect, as {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops the broker cleanly and waits until it is down. */
  @Override
  public void close() {
    server.shutDown();
  }

  private static void startOrShutDown(BrokerAndController server, boolean crashed)
      throws Exception {
    try {
      server.start(crashed);
    } catch (Exception failure) {
      server.shutDown();
      throw failure;
    }
  }

  private static boolean crashed(Path folder) {
    return Files.exists(folder.resolve(FORMATTED_MARK))
        && !Files.exists(folder.resolve(CLEAN_SHUTDOWN_MARK));
  }

  private static void format(Path folder) throws Exception {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve(FORMATTED_MARK))) {
      return;
    }
    new Formatter()
        .setPrintStream(silent())
        .setNodeId(BrokerProperties.NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .run();
  }

  private static PrintStream silent() throws IOException {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
