package io.orderlog.command.running;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderlog.command.Aggregate;
import io.orderlog.command.memory.file.StateFolder;
import io.orderlog.command.memory.file.StateMemory;
import io.orderlog.command.metrics.CommandMetrics;
import io.orderlog.command.route.CommandRouter;
import io.orderlog.command.route.Routed;
import io.orderlog.command.route.Routing;
import io.orderlog.command.route.WriterDirectory;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One kind of aggregate whose writers run in this command side: the router with its writers, and
 * what is measured of it. Thread-safe.
 */
record RunningAggregate<C, S, E, R>(CommandRouter<C, S, E, R> router, Entrance<C, R> entrance) {

  /**
   * One that takes no commands before it has joined other processes.
   *
   * @param directory knows which process has which writer
   * @param data the folder of all data of this process
   * @param ofEachSlot what the state file of each of its slots may take
   * @param couriers carry what follows from its events, and bring what follows from others
   * @throws io.orderlog.command.memory.file.UnusableStateFolderException if state cannot be kept
   *     there
   */
  static <C, S, E, R> RunningAggregate<C, S, E, R> over(CheckedLog<C, S, E, R> log,
      WriterDirectory directory, Path data, StateMemory ofEachSlot, Couriers couriers,
      MeterRegistry registry, TimeSource clock) {
    Aggregate<C, S, E, R> aggregate = log.served().aggregate();
    CommandMetrics measuring = new CommandMetrics(registry, aggregate.name());
    AtomicReference<Routing<C, R>> itself =
        new AtomicReference<>(_ -> new Routed.Nobody<>("it is starting"));
    var router = new CommandRouter<>(aggregate, measuring.measure(log.log()), log.slots(),
        directory, StateFolder.in(data, aggregate, log.slots(), ofEachSlot),
        couriers.from(log, command -> itself.get().route(command)), clock);
    measuring.observe(router::slots);
    Routing<C, R> routing = measuring.measure(router);
    itself.set(routing);
    couriers.to(log.served(), routing);
    couriers.permit(log);
    log.served().outlet().ifPresent(outlet -> outlet.measuredBy(registry));
    if (log.served().reactions().isPresent()) {
      String name = aggregate.name();
      measuring.observeCouriers(() -> couriers.parked().getOrDefault(name, 0),
          () -> !couriers.reasonsStopped(name).isEmpty());
    }
    return new RunningAggregate<>(router, new Entrance<>(log.served(), routing));
  }
}
