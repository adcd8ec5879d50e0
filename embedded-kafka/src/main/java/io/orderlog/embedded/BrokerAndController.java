package io.orderlog.embedded;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;

/**
 * Kafka's two servers in one process, as {@link KafkaRaftServer} puts them together, but with a
 * step between the controller's start and the broker's: after a crash the controller is told that
 * the broker it remembers is gone.
 *
 * <p>Without that step the broker starts with the leaders of before the crash, its transaction
 * coordinator goes on with what it finds, and only when the former session runs out does the
 * controller take all leaders away for a moment. A coordinator that completes a transaction in that
 * moment takes partitions without a leader for deleted ones and leaves out their markers. With it,
 * leaders are elected once, and nobody waits for a session of the dead.
 */
final class BrokerAndController {

  private final ControllerServer controller;
  private final BrokerServer broker;
  private final Metrics metrics;

  BrokerAndController(KafkaConfig configuration) {
    var found = KafkaRaftServer.initializeLogDirs(configuration,
        LoggerFactory.getLogger(KafkaRaftServer.class), "");
    MetaPropertiesEnsemble folders = found._1();
    BootstrapMetadata bootstrap = found._2();
    metrics = Server$.MODULE$.initializeMetrics(configuration, Time.SYSTEM,
        folders.clusterId().orElseThrow());
    QuorumConfig quorum = configuration.quorumConfig();
    SharedServer shared = new SharedServer(configuration, folders, Time.SYSTEM, metrics,
        CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
        QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
        new StandardFaultHandlerFactory(), ServerSocketFactory.INSTANCE);
    broker = new BrokerServer(shared);
    controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), bootstrap);
  }

  /**
   * Starts both.
   *
   * @param crashed whether the broker of this folder was not shut down
   * @param controllerAddress where the controller listens, as {@code host:port}
   */
  void start(boolean crashed, String controllerAddress)
      throws ExecutionException, InterruptedException {
    controller.startup();
    if (crashed) {
      forgetFormerBroker(controllerAddress);
    }
    broker.startup();
  }

  /** Stops both and waits until they are down. */
  void shutDown() {
    broker.shutdown();
    controller.shutdown();
    metrics.close();
    broker.awaitShutdown();
    controller.awaitShutdown();
  }

  private static void forgetFormerBroker(String controllerAddress)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.controllers", List.of(controllerAddress)))) {
      admin.unregisterBroker(BrokerProperties.NODE_ID).all().get();
    } catch (ExecutionException failure) {
      if (!(failure.getCause() instanceof BrokerIdNotRegisteredException)) {
        throw failure;
      }
    }
  }
}
