package io.orderlog.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;

/**
 * Kafka's two servers in one process, as {@link KafkaRaftServer} puts them together, but with a
 * step between the controller's start and the broker's: after a crash the controller learns that
 * the broker it remembers is gone.
 *
 * <p>Without that step the broker starts with the leaders of before the crash, its transaction
 * coordinator goes on with what it finds, and only when the former session runs out does the
 * controller take all leaders away for a moment. A coordinator that completes a transaction in that
 * moment takes partitions without a leader for deleted ones and leaves out their markers. With it,
 * leaders are elected once, and nobody waits for a session of the dead.
 */
final class BrokerAndController {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final SharedServer shared;
  private final ControllerServer controller;
  private final BrokerServer broker;
  private final Metrics metrics;

  /**
   * Two that are not started.
   *
   * @param sockets opens what they listen on
   */
  BrokerAndController(KafkaConfig configuration, ServerSocketFactory sockets) {
    var found = KafkaRaftServer.initializeLogDirs(configuration,
        LoggerFactory.getLogger(KafkaRaftServer.class), "");
    MetaPropertiesEnsemble folders = found._1();
    BootstrapMetadata bootstrap = found._2();
    metrics = Server$.MODULE$.initializeMetrics(configuration, Time.SYSTEM,
        folders.clusterId().orElseThrow());
    QuorumConfig quorum = configuration.quorumConfig();
    shared = new SharedServer(configuration, folders, Time.SYSTEM, metrics,
        CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
        QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
        new StandardFaultHandlerFactory(), sockets);
    broker = new BrokerServer(shared);
    controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), bootstrap);
  }

  /**
   * Starts both.
   *
   * @param crashed whether the broker of this folder was not shut down
   * @param check gets the ids of all topics that there are, by name, before the broker deals
   *     with what lies in its folder; what it throws ends the start
   */
  void start(boolean crashed, Consumer<Map<String, String>> check)
      throws ExecutionException, InterruptedException {
    controller.startup();
    // It answers also before it has read its log, and then leaves topics out.
    await(controller.controller()::isActive);
    if (crashed) {
      forgetFormerBroker();
    }
    Map<String, String> topicIds = new HashMap<>();
    controller.controller().findAllTopicIds(context()).get()
        .forEach((name, id) -> topicIds.put(name, id.toString()));
    check.accept(topicIds);
    broker.startup();
  }

  /** Tells what there is of topics, now and whenever it changes, until the broker is stopped. */
  void publishTo(MetadataPublisher publisher) throws ExecutionException, InterruptedException {
    shared.loader().installPublishers(List.of(publisher)).get();
  }

  /** Stops both and waits until they are down. */
  void shutDown() {
    broker.shutdown();
    controller.shutdown();
    metrics.close();
    broker.awaitShutdown();
    controller.awaitShutdown();
  }

  private void forgetFormerBroker() throws ExecutionException, InterruptedException {
    try {
      controller.controller().unregisterBroker(context(), BrokerProperties.NODE_ID).get();
    } catch (ExecutionException failure) {
      if (!(failure.getCause() instanceof BrokerIdNotRegisteredException)) {
        throw failure;
      }
    }
  }

  /** A controller has to read its log before it is one. */
  private static void await(BooleanSupplier active) {
    long start = System.nanoTime();
    while (!active.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException("the controller did not become active within "
            + PATIENCE.toSeconds() + " s");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static ControllerRequestContext context() {
    return new ControllerRequestContext(
        new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
  }
}
