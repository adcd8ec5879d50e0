package io.orderlog.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderlog.command.http.CommandApi;
import io.orderlog.command.http.CommandForwarder;
import io.orderlog.command.http.PendingAnswers;
import io.orderlog.command.memory.file.StateFolder;
import io.orderlog.command.memory.file.StateMemory;
import io.orderlog.command.metrics.CommandMetrics;
import io.orderlog.command.route.CommandRouter;
import io.orderlog.command.route.Routing;
import io.orderlog.command.webhook.WebhookApi;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.groups.KafkaWriterGroup;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One kind of aggregate in a running command side: the router with its writers, and what is
 * measured of it. Thread-safe.
 */
final class RunningAggregate<C, S, E, R> implements AutoCloseable {

  private final CheckedLog<C, S, E, R> log;
  private final CommandRouter<C, S, E, R> router;
  private final Routing<C, R> routing;

  private RunningAggregate(CheckedLog<C, S, E, R> log, CommandRouter<C, S, E, R> router,
      Routing<C, R> routing) {
    this.log = log;
    this.router = router;
    this.routing = routing;
  }

  /**
   * One that takes no commands before it has joined other processes.
   *
   * @param data the folder of all data of this process
   * @param ofEachSlot what the state file of each of its slots may take
   * @param couriers carry what follows from its events, and bring what follows from others
   * @throws io.orderlog.command.memory.file.UnusableStateFolderException if state cannot be kept
   *     there
   */
  static <C, S, E, R> RunningAggregate<C, S, E, R> over(CheckedLog<C, S, E, R> log,
      ProcessIdentity identity, Path data, StateMemory ofEachSlot, Couriers couriers,
      MeterRegistry registry, TimeSource clock) {
    Aggregate<C, S, E, R> aggregate = log.served().aggregate();
    CommandMetrics measuring = new CommandMetrics(registry, aggregate.name());
    var router = new CommandRouter<>(aggregate, measuring.measure(log.log()), log.slots(),
        identity, StateFolder.in(data, aggregate, log.slots(), ofEachSlot),
        couriers.from(log), clock);
    measuring.observe(router::slots);
    Routing<C, R> routing = measuring.measure(router);
    couriers.to(log.served(), routing);
    couriers.permit(log);
    return new RunningAggregate<>(log, router, routing);
  }

  /** Its commands over HTTP. */
  CommandApi<C, R> api(
      CommandForwarder forwarder, PendingAnswers pending, Supplier<String> commandIds) {
    return new CommandApi<>(log.log().definition(), log.served().routes(), routing, forwarder,
        pending, commandIds);
  }

  /** What those outside tell it, if they do. */
  Optional<WebhookApi<C, R>> webhooks(
      CommandForwarder forwarder, PendingAnswers pending, InstantSource clock) {
    return log.served().webhooks().map(route -> new WebhookApi<>(
        route, log.served().routes(), routing, forwarder, pending, clock));
  }

  /**
   * Joins the processes that share its slots, once.
   *
   * @param url where other processes reach this one
   * @param memberName what they know it by
   */
  void join(KafkaConnection kafka, String url, String memberName) {
    router.join(member -> KafkaWriterGroup.join(kafka,
        log.log().definition().writersTopic(), memberName, member), url);
  }

  CommandRouter<C, S, E, R> router() {
    return router;
  }

  @Override
  public void close() {
    router.close();
  }
}
