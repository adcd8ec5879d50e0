package io.orderlog.faults.scenario.shop;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.positions.KafkaPositions;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.faults.scenario.Cluster;
import io.orderlog.faults.scenario.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How far couriers are. */
final class Carried {

  private static final List<AggregateLog<?>> LOGS = List.of(CartLog.CARTS, OrderLog.ORDERS,
      StockLog.STOCK, PaymentLog.PAYMENTS, FulfilmentLog.FULFILMENTS);
  private static final Duration BOUND = Duration.ofSeconds(60);

  private Carried() {}

  /** Until all that follows from what the logs hold has been delivered. */
  static void await(Cluster cluster) {
    KafkaConnection kafka = KafkaConnection.to(cluster.bootstrapServers());
    try (KafkaPositions positions = new KafkaPositions(kafka)) {
      for (AggregateLog<?> each : LOGS) {
        try (KafkaEventLog<?> log = KafkaEventLog.open(each, kafka)) {
          Offsets ends = log.endOffsets(log.identity().allPartitions());
          Wait.until(BOUND, () -> isCarried(positions.load("courier", log.identity()), ends),
              () -> each.name() + " is not carried up to " + ends);
        }
      }
    }
  }

  /** A marker, and nothing else, may be behind the last event. */
  private static boolean isCarried(Map<Integer, Position> carried, Offsets ends) {
    return ends.partitions().stream().filter(partition -> ends.of(partition) > 0)
        .allMatch(partition -> carried.containsKey(partition)
            && carried.get(partition).offset() >= ends.of(partition) - 2);
  }
}
