package io.orderlog.faults.scenario.shop;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.positions.KafkaPositions;
import io.orderlog.eventlog.mail.MailLog;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.product.ProductLog;
import io.orderlog.eventlog.risk.RiskLog;
import io.orderlog.eventlog.shipment.ShipmentLog;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.eventlog.wait.WaitLog;
import io.orderlog.faults.scenario.Cluster;
import io.orderlog.faults.scenario.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How far those have come who act on events. */
final class Carried {

  private static final List<AggregateLog<?>> LOGS = List.of(CartLog.CARTS, OrderLog.ORDERS,
      StockLog.STOCK, PaymentLog.PAYMENTS, FulfilmentLog.FULFILMENTS);
  private static final List<AggregateLog<?>> TOLD = Stream.concat(LOGS.stream(),
      Stream.of(WaitLog.WAITS, ProductLog.PRODUCTS, RiskLog.RISK, ShipmentLog.SHIPMENTS,
          MailLog.MAILS))
      .toList();
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

  /** Until it is known for each log that customers write to where this one goes on to tell of it. */
  static void awaitBegun(Cluster cluster, String endpointId) {
    KafkaConnection kafka = KafkaConnection.to(cluster.bootstrapServers());
    try (KafkaPositions positions = new KafkaPositions(kafka)) {
      for (AggregateLog<?> each : TOLD) {
        try (KafkaEventLog<?> log = KafkaEventLog.open(each, kafka)) {
          Wait.until(BOUND,
              () -> !positions.load("webhooks/" + endpointId, log.identity()).isEmpty(),
              () -> endpointId + " is not told of " + each.name());
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
