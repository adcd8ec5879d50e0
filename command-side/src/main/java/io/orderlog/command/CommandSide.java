package io.orderlog.command;

import io.orderlog.command.codec.OrderStateCodec;
import io.orderlog.command.http.OrderCommandApi;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.OrderLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.http.Health;
import io.orderlog.http.HttpServer;
import io.orderlog.http.PortTakenException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The running command side: the log, the writers, the HTTP server in front of them. */
public final class CommandSide implements AutoCloseable {

  private final KafkaEventLog<OrderEvent> log;
  private final CommandRouter<OrderCommand, OrderState, OrderEvent, OrderRejection> router;
  private final HttpServer server;

  private CommandSide(KafkaEventLog<OrderEvent> log,
      CommandRouter<OrderCommand, OrderState, OrderEvent, OrderRejection> router,
      HttpServer server) {
    this.log = log;
    this.router = router;
    this.server = server;
  }

  /**
   * Starts everything; commands are taken when {@link #reasonsNotReady} is empty.
   *
   * @param ids new random ids
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka cannot be reached
   * @throws UnusableStateFolderException if state cannot be kept in the data folder
   * @throws PortTakenException if nobody can listen on the port
   */
  public static CommandSide start(
      CommandSideSettings settings, InstantSource clock, Supplier<UUID> ids) {
    KafkaEventLog<OrderEvent> log =
        OrderLog.createIfMissing(settings.kafka(), settings.partitions());
    try {
      return start(settings, log, clock, ids);
    } catch (RuntimeException failure) {
      log.close();
      throw failure;
    }
  }

  private static CommandSide start(CommandSideSettings settings, KafkaEventLog<OrderEvent> log,
      InstantSource clock, Supplier<UUID> ids) {
    Aggregate<OrderCommand, OrderState, OrderEvent, OrderRejection> orders = new Aggregate<>(
        "orders", new OrderDecider(), state -> OrderDecider.statusOf(state).name(),
        new OrderStateCodec());
    var storages = StateFolder.in(settings.data(), orders, settings.writerSlots());
    var router = CommandRouter.start(orders, log, settings.writerSlots(), storages, clock);
    try {
      HttpServer server = HttpServer.start(settings.host(), settings.port(),
          () -> ids.get().toString(), routes -> {
            new OrderCommandApi(router::route, ids).register(routes);
            Health.register(routes, router::reasonsNotReady);
          });
      return new CommandSide(log, router, server);
    } catch (PortTakenException taken) {
      router.close();
      throw taken.withRemedy("ORDERLOG_COMMAND_PORT");
    } catch (RuntimeException failure) {
      router.close();
      throw failure;
    }
  }

  /** Where clients find it. */
  public String url() {
    return server.url();
  }

  /** One line for each thing that keeps it from taking commands. */
  public List<String> reasonsNotReady() {
    return router.reasonsNotReady();
  }

  /** Finishes what was accepted, then stops. */
  @Override
  public void close() {
    server.close();
    router.close();
    log.close();
  }
}
