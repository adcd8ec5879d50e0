package io.orderlog.command;

import io.orderlog.command.http.CommandForwarder;
import io.orderlog.command.http.OutcomeProblems;
import io.orderlog.command.http.PendingAnswers;
import io.orderlog.command.memory.file.StateFolder;
import io.orderlog.command.memory.file.StateMemory;
import io.orderlog.command.memory.file.UnusableStateFolderException;
import io.orderlog.command.metrics.CommandMetrics;
import io.orderlog.command.order.OrderCommandApi;
import io.orderlog.command.order.OrderStateCodec;
import io.orderlog.command.route.CommandRouter;
import io.orderlog.command.route.ProcessUrl;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.RightsCheck;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.groups.KafkaWriterGroup;
import io.orderlog.eventlog.kafka.topics.DurabilityGuard;
import io.orderlog.eventlog.kafka.topics.RecordSizeGuard;
import io.orderlog.eventlog.kafka.topics.WritersTopic;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.http.CannotListenException;
import io.orderlog.http.Health;
import io.orderlog.http.HttpServer;
import io.orderlog.http.Json;
import io.orderlog.http.Metrics;
import io.orderlog.settings.Setting;
import io.orderlog.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Supplier;

/** The running command side: the log, the writers, the HTTP server in front of them. */
public final class CommandSide implements AutoCloseable {

  /** Longer than one append may take until the log gives up on it. */
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);

  private final KafkaEventLog<OrderEvent> log;
  private final CommandRouter<OrderCommand, OrderState, OrderEvent, OrderRejection> router;
  private final CommandForwarder forwarder;
  private final PendingAnswers pending;
  private final Metrics metrics;
  private final HttpServer server;

  private CommandSide(KafkaEventLog<OrderEvent> log,
      CommandRouter<OrderCommand, OrderState, OrderEvent, OrderRejection> router,
      CommandForwarder forwarder, PendingAnswers pending, Metrics metrics, HttpServer server) {
    this.log = log;
    this.router = router;
    this.forwarder = forwarder;
    this.pending = pending;
    this.metrics = metrics;
    this.server = server;
  }

  /**
   * Starts everything; commands are taken when {@link #reasonsNotReady} is empty.
   *
   * @param ids new random ids
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka cannot be reached
   * @throws io.orderlog.eventlog.kafka.topics.UnsafeTopicException if events or answered commands could get
   *     lost in this cluster, or some events would not be taken
   * @throws io.orderlog.settings.InvalidSettingsException if the settings do not fit the log
   * @throws UnusableStateFolderException if state cannot be kept in the data folder
   * @throws CannotListenException if nobody can listen on the port
   */
  public static CommandSide start(
      CommandSideSettings settings, TimeSource clock, Supplier<UUID> ids) {
    Metrics metrics = new Metrics();
    try {
      return start(settings, metrics, clock, ids);
    } catch (RuntimeException failure) {
      metrics.close();
      throw failure;
    }
  }

  private static CommandSide start(CommandSideSettings settings, Metrics metrics,
      TimeSource clock, Supplier<UUID> ids) {
    KafkaConnection kafka = settings.kafka().measuredBy(metrics.registry());
    KafkaEventLog<OrderEvent> log =
        KafkaEventLog.createIfMissing(OrderLog.ORDERS, kafka, settings.partitions());
    try {
      DurabilityGuard.check(log, settings.durability());
      RecordSizeGuard.check(log, OrderLog.LARGEST_EVENT_BYTES);
      return start(settings, kafka, log, metrics, clock, ids);
    } catch (RuntimeException failure) {
      log.close();
      throw failure;
    }
  }

  private static CommandSide start(CommandSideSettings settings, KafkaConnection kafka,
      KafkaEventLog<OrderEvent> log, Metrics metrics, TimeSource clock, Supplier<UUID> ids) {
    int slots = WritersTopic.createIfMissing(log, settings.writerSlots());
    RightsCheck.requireWriters(log, slots);
    RightsCheck.requireMembership(log, log.definition().writersTopic());
    Aggregate<OrderCommand, OrderState, OrderEvent, OrderRejection> orders = new Aggregate<>(
        log.definition(), new OrderDecider(), state -> OrderDecider.statusOf(state).name(),
        new OrderStateCodec());
    var storages = StateFolder.in(
        settings.data(), orders, slots, StateMemory.OF_A_PROCESS.among(slots));
    ProcessIdentity identity = ProcessIdentity.of(ids);
    CommandMetrics measuring = new CommandMetrics(metrics.registry(), orders.name());
    var router = new CommandRouter<>(
        orders, measuring.measure(log), slots, identity, storages, clock);
    measuring.observe(router::slots);
    CommandForwarder forwarder = new CommandForwarder(identity);
    PendingAnswers pending = PendingAnswers.start(ANSWER_PATIENCE, System::nanoTime);
    try {
      HttpServer server = HttpServer.start(settings.host(), settings.port(),
          () -> ids.get().toString(), routes -> {
            metrics.register(routes);
            routes.exception(InvalidCommandException.class,
                (invalid, context) -> Json.write(context, OutcomeProblems.of(invalid)));
            new OrderCommandApi(measuring.measure(router), forwarder, pending, ids)
                .register(routes);
            Health.register(routes, router::reasonsNotReady, Map.of("writers", router::slots));
          });
      join(router, settings, kafka, log, server.port());
      return new CommandSide(log, router, forwarder, pending, metrics, server);
    } catch (RuntimeException failure) {
      router.close();
      forwarder.close();
      pending.close();
      throw failure instanceof CannotListenException unheard
          ? unheard.withRemedy(Setting.HOST, Setting.COMMAND_PORT)
          : failure;
    }
  }

  private static void join(CommandRouter<?, ?, ?, ?> router, CommandSideSettings settings,
      KafkaConnection kafka, KafkaEventLog<?> log, int port) {
    String url = settings.advertisedUrl().map(URI::toString)
        .orElseGet(() -> ProcessUrl.of(settings.host(), port));
    router.join(member -> KafkaWriterGroup.join(kafka,
        log.definition().writersTopic(), settings.memberName().orElse(url), member),
        url);
  }

  /** Where clients find it. */
  public String url() {
    return server.url();
  }

  /** All that it serves, each as in {@code GET /orders/{orderId}}. */
  public SortedSet<String> routes() {
    return server.routes();
  }

  /** One line for each thing that keeps it from taking commands. */
  public List<String> reasonsNotReady() {
    return router.reasonsNotReady();
  }

  /** One line for each thing that will keep it from taking commands until it is started again. */
  public List<String> reasonsStopped() {
    return router.reasonsStopped();
  }

  /**
   * Finishes what was accepted, gives the slots to others, then stops. Until the server is down,
   * it forwards to those who have taken them.
   */
  @Override
  public void close() {
    router.leave();
    server.close();
    forwarder.close();
    pending.close();
    router.close();
    metrics.close();
    log.close();
  }
}
