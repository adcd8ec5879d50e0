package io.orderlog.standalone;

import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The topic of positions is gone: all that follows from events is sent again, and nothing happens
 * twice. Nobody outside is asked before an operator allows it.
 */
@Tag("faults")
@Tag("faults-short")
class LostPositionsTest {

  private static final List<AggregateLog<?>> LOGS = List.of(CartLog.CARTS, OrderLog.ORDERS,
      StockLog.STOCK, PaymentLog.PAYMENTS, FulfilmentLog.FULFILMENTS);

  @Test
  void all_is_sent_again_and_nothing_happens_twice(@TempDir Path folder) throws Exception {
    try (RunningSystem system = RunningSystem.start(folder)) {
      system.command("/stock/mug/receive", "{\"quantity\":100,\"reference\":\"delivery\"}");
      List<String> paid = IntStream.range(0, 10).mapToObj(_ -> checkOut(system)).toList();
      paid.forEach(order -> awaitStatus(system, order, "PAID"));
      awaitCarried(system);
      Map<String, Offsets> before = ends(system);

      try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka(system)))) {
        admin.deleteTopics(List.of(PositionsTopic.NAME)).all().get();
      }
      system.killAndRestart();
      awaitCarried(system);
      assertThat(ends(system)).isEqualTo(before);

      String held = checkOut(system);
      Eventually.isTrue(() -> system.query("/health/ready").statusCode() == 200, () -> "not ready");
      assertThat(system.run("effects", "list").out()).contains("payments is held back");
      assertThat(system.run("effects", "allow", "payments").out()).contains("may ask from now on");
      awaitStatus(system, held, "PAID");
    }
  }

  private static String checkOut(RunningSystem system) {
    String cart = newId();
    system.command("/carts", CartOfTea.opening(cart));
    system.command("/carts/" + cart + "/set-line",
        "{\"sku\":\"mug\",\"quantity\":2,\"unitPrice\":\"9.95\"}");
    return RunningSystem.json(system.command("/carts/" + cart + "/checkout",
        CartOfTea.CHANGES.getOrDefault("checkout", ""))).path("orderId").asString();
  }

  private static void awaitStatus(RunningSystem system, String order, String status) {
    Eventually.isTrue(() -> RunningSystem.json(system.query("/orders/" + order)).path("status")
        .asString("").equals(status),
        () -> order + ": " + system.query("/orders/" + order + "/history").body());
  }

  /** All that follows from what the logs hold has been delivered. */
  private static void awaitCarried(RunningSystem system) {
    KafkaConnection kafka = KafkaConnection.to(kafka(system));
    try (KafkaPositions positions = new KafkaPositions(kafka)) {
      for (AggregateLog<?> each : LOGS) {
        try (KafkaEventLog<?> log = KafkaEventLog.open(each, kafka)) {
          Offsets ends = log.endOffsets(log.identity().allPartitions());
          Eventually.isTrue(() -> isCarried(positions.load("courier", log.identity()), ends),
              () -> each.name() + " up to " + ends + " but "
                  + positions.load("courier", log.identity()));
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

  private static Map<String, Offsets> ends(RunningSystem system) {
    Map<String, Offsets> ends = new HashMap<>();
    for (AggregateLog<?> each : LOGS) {
      try (KafkaEventLog<?> log =
          KafkaEventLog.open(each, KafkaConnection.to(kafka(system)))) {
        ends.put(each.name(), log.endOffsets(log.identity().allPartitions()));
      }
    }
    return ends;
  }

  private static String kafka(RunningSystem system) {
    return "127.0.0.1:" + system.settings().get("ORDERLOG_KAFKA_PORT");
  }
}
