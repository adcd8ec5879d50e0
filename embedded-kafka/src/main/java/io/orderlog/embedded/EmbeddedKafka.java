package io.orderlog.embedded;

import io.orderlog.process.MachineDefaults;
import io.orderlog.settings.Host;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.internals.Exit;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A running Kafka broker (KRaft, broker and controller in one) whose data outlives it. Two brokers
 * on one data folder are prevented by Kafka's own lock. Thread-safe.
 */
public final class EmbeddedKafka implements AutoCloseable {

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
   * the default locale, and finds none of them again under another. A broker cannot be stopped
   * half-way into its start: if this thread is interrupted, it is left to itself, and closed when
   * it is up, unless the process ends before. What it then finds in its folder is as after a crash,
   * and it can live with that.
   *
   * @throws BrokerStartException if the folder cannot be used, what lies in it is not whole, nobody
   *     can listen on the address, or the thread was interrupted
   */
  public static EmbeddedKafka start(BrokerSettings settings) {
    return start(settings, Optional.empty());
  }

  /**
   * The same in a folder whose loss is noticed.
   *
   * @param memory of what the folder has held; kept up to date from here on
   * @throws BrokerStartException also if the folder does not hold what it has held. Nothing was
   *     changed then that cannot be put back
   */
  public static EmbeddedKafka start(BrokerSettings settings, LogMemory memory) {
    return start(settings, Optional.of(memory));
  }

  /**
   * Says something before the broker of this JVM ends the process because it can write its log no
   * longer, as on a disk that is full. Kafka does that in a hurry: no shutdown hook runs.
   */
  public static void beforeGivingUp(Runnable lastWords) {
    Exit.setHaltProcedure((status, message) -> {
      lastWords.run();
      Runtime.getRuntime().halt(status);
    });
  }

  private static EmbeddedKafka start(BrokerSettings settings, Optional<LogMemory> memory) {
    MachineDefaults.pinLocaleAndTimeZone();
    Path folder = settings.dataFolder().toAbsolutePath().normalize();
    CompletableFuture<EmbeddedKafka> starting = new CompletableFuture<>();
    Thread.ofPlatform().name("broker-start").start(() -> {
      try {
        starting.complete(bringUp(settings, folder, memory));
      } catch (RuntimeException | Error failure) {
        starting.completeExceptionally(failure);
      }
    });
    try {
      return starting.get();
    } catch (InterruptedException interrupted) {
      var _ = starting.thenAccept(EmbeddedKafka::close);
      Thread.currentThread().interrupt();
      throw BrokerStartException.because(
          "the broker in " + folder + " was asked to stop while it started", interrupted);
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof BrokerStartException known
          ? known
          : notStarted(folder, failure);
    }
  }

  private static EmbeddedKafka bringUp(
      BrokerSettings settings, Path folder, Optional<LogMemory> memory) {
    try (HeldPorts ports = new HeldPorts()) {
      LogGuard guard = LogGuard.look(folder, memory);
      guard.checkFiles();
      int clientPort = hold(ports, new Host(settings.host()), settings.port());
      KafkaFolder.prepare(folder);
      boolean crashed = crashed(folder);
      format(folder);
      guard.rememberCluster();
      Properties properties = BrokerProperties.of(
          settings, clientPort, ports.hold(BrokerProperties.CONTROLLER_HOST, 0));
      var server = new BrokerAndController(new KafkaConfig(properties, false), ports);
      startOrShutDown(server, crashed, guard);
      return new EmbeddedKafka(server, new Host(settings.advertisedHost()).withPort(clientPort));
    } catch (BrokerStartException known) {
      throw known;
    } catch (Exception failure) {
      throw notStarted(folder, failure);
    }
  }

  /** At once, because the broker itself takes half a minute to give up on a port. */
  private static int hold(HeldPorts ports, Host host, int port) {
    try {
      return ports.hold(host, port);
    } catch (IOException failure) {
      throw BrokerStartException.cannotListen(host, port, failure);
    }
  }

  private static BrokerStartException notStarted(Path folder, Exception failure) {
    Throwable root = root(failure);
    String message = "the broker in " + folder + " did not start: "
        + (root instanceof FileSystemException || root.getMessage() == null
            ? root.getClass().getSimpleName() + ": " + root.getMessage()
            : root.getMessage());
    return root instanceof IOException
        ? BrokerStartException.unusableFolder(message, failure)
        : BrokerStartException.because(message, failure);
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

  private static void startOrShutDown(BrokerAndController server, boolean crashed,
      LogGuard guard) throws Exception {
    try {
      server.start(crashed, guard::checkTopics);
      guard.checkStarted();
      guard.rememberTopics(server);
    } catch (Exception failure) {
      server.shutDown();
      throw failure;
    }
  }

  private static boolean crashed(Path folder) {
    return Files.exists(folder.resolve(KafkaFolder.FORMATTED_MARK))
        && !Files.exists(folder.resolve(CLEAN_SHUTDOWN_MARK));
  }

  private static void format(Path folder) throws Exception {
    if (Files.exists(folder.resolve(KafkaFolder.FORMATTED_MARK))) {
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

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
