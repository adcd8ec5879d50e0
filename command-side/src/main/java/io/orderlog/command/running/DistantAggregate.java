package io.orderlog.command.running;

import io.orderlog.command.ServedAggregate;
import io.orderlog.command.route.SlotStatus;
import io.orderlog.command.route.WriterDirectory;
import io.orderlog.command.route.WritersElsewhere;
import java.util.List;

/**
 * One kind of aggregate whose writers run in other processes alone: what is for it is taken here all
 * the same, and sent on. Thread-safe.
 */
record DistantAggregate<C, R>(WritersElsewhere<C, R> writers, Entrance<C, R> entrance) {

  /**
   * One of which this process needs nothing but to find its writers.
   *
   * @param couriers bring it what follows from events of other kinds
   */
  static <C, E, R> DistantAggregate<C, R> of(
      ServedAggregate<C, ?, E, R> served, WriterDirectory directory, Couriers couriers) {
    var writers = new WritersElsewhere<C, R>(served.aggregate().log(), directory);
    couriers.hear(served);
    couriers.to(served, writers);
    return new DistantAggregate<>(writers, new Entrance<>(served, writers));
  }

  /** Who runs which of its writers. */
  List<SlotStatus> slots() {
    return writers.slots();
  }
}
