package io.orderlog.faults.scenario.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.positions.KafkaPositions;
import io.orderlog.eventlog.kafka.positions.PositionsTopic;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.faults.scenario.Cluster;
import io.orderlog.faults.scenario.Layout;
import io.orderlog.faults.scenario.Wait;
import io.orderlog.faults.shop.Inertness;
import io.orderlog.faults.shop.ShopEvidence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The topic of positions is gone: all that follows from events is sent again, and nothing happens
 * twice. Nobody outside is asked before an operator allows it.
 */
@Tag("faults")
class ShopPositionsTest {

  private static final Layout SHOP = Layout.commandSides(1).withShop(Map.of());
  private static final List<AggregateLog<?>> LOGS = List.of(CartLog.CARTS, OrderLog.ORDERS,
      StockLog.STOCK, PaymentLog.PAYMENTS, FulfilmentLog.FULFILMENTS);
  private static final Duration BOUND = Duration.ofSeconds(60);

  @Test
  @Tag("faults-short")
  void lost_so_that_all_is_sent_again_and_nothing_happens_twice() throws Exception {
    ShopTrial.run("shop-positions", SHOP, (cluster, trial) -> {
      trial.serve();
      ShopEvidence before = trial.atRest();
      awaitCarried(cluster);
      cluster.commandSide().kill();
      try (Admin admin = Admin.create(
          Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
        admin.deleteTopics(List.of(PositionsTopic.NAME)).all().get();
      }
      cluster.commandSide().start();
      awaitCarried(cluster);
      assertThat(Inertness.check(before, trial.evidence())).isEmpty();

      String held = trial.customers().order("ok");
      trial.awaitThat("to be paid", logs -> logs.process(held) instanceof Paying);
      assertThat(cluster.run("effects", "list")).contains("payments is held back");
      assertThat(trial.evidence().ledger().calls()).isEqualTo(before.ledger().calls());
      assertThat(cluster.run("effects", "allow", "payments"))
          .contains("may ask from now on");
    });
  }

  /** All that follows from what the logs hold has been delivered. */
  private static void awaitCarried(Cluster cluster) {
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
