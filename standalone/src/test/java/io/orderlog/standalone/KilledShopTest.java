package io.orderlog.standalone;

import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpProbe;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Customers check out, while all of it, with the payment provider and the carrier, is killed again
 * and again. In the end each order is paid once and delivered, and goods and money are where they
 * belong.
 */
@Tag("faults")
@Tag("faults-short")
class KilledShopTest {

  private static final int ORDERS = 40;
  private static final int PIECES = 2;
  private static final int PRICE = 995;
  private static final long PAUSE_NANOS = 100_000_000;

  private final Queue<String> orders = new ConcurrentLinkedQueue<>();

  @Test
  void each_order_is_paid_once_and_delivered_whenever_everything_is_killed(@TempDir Path folder) {
    try (RunningSystem system = RunningSystem.start(folder);
        ExecutorService customers = Executors.newFixedThreadPool(4)) {
      command(system, "/stock/mug/receive", "receive",
          "{\"quantity\":1000,\"reference\":\"delivery\"}");
      IntStream.range(0, ORDERS).forEach(_ -> customers.execute(() -> checkOut(system)));
      for (int atLeast : new int[]{3, 12, 20, 29, ORDERS}) {
        Eventually.isTrue(() -> orders.size() >= atLeast, () -> orders.size() + " of " + atLeast);
        system.killAndRestart();
      }
      orders.forEach(order -> awaitDelivered(system, order));
      requireRightMoney(system);
      requireRightStock(system);
    }
  }

  private void checkOut(RunningSystem system) {
    String cart = newId();
    command(system, "/carts", cart, CartOfTea.opening(cart));
    command(system, "/carts/" + cart + "/set-line", cart + "-line",
        "{\"sku\":\"mug\",\"quantity\":" + PIECES + ",\"unitPrice\":\"9.95\"}");
    orders.add(command(system, "/carts/" + cart + "/checkout", cart + "-checkout",
        CartOfTea.CHANGES.getOrDefault("checkout", "")).path("orderId").asString());
  }

  /** Asks again with the same key until it is answered. */
  private static JsonNode command(RunningSystem system, String path, String key, String body) {
    while (true) {
      try {
        HttpResponse<String> answer = system.command(path, body, "Idempotency-Key", key);
        if (answer.statusCode() / 100 == 2) {
          return RunningSystem.json(answer);
        }
        assertThat(answer.statusCode()).as("%s %s", path, answer.body()).isIn(409, 503);
      } catch (UncheckedIOException killed) {
        assertThat(killed).isNotNull();
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static void awaitDelivered(RunningSystem system, String order) {
    Eventually.isTrue(() -> RunningSystem.json(system.query("/orders/" + order)).path("status")
        .asString("").equals("DELIVERED"),
        () -> order + ": " + system.query("/orders/" + order + "/history").body());
  }

  private void requireRightMoney(RunningSystem system) {
    try (HttpProbe provider =
        new HttpProbe(system.uri("ORDERLOG_SIMULATOR_PORT", "").toString())) {
      JsonNode ledger = provider.get("/sim/ledger").json();
      assertThat(ledger.at("/sums/0/captured").asLong())
          .isEqualTo((long) ORDERS * PIECES * PRICE);
      assertThat(ledger.at("/sums/0/refunded").asLong()).isZero();
      List<String> captured = ledger.path("payments").values().stream()
          .filter(payment -> payment.path("captured").asLong() == PIECES * PRICE)
          .map(payment -> payment.path("reference").asString()).toList();
      assertThat(captured).containsExactlyInAnyOrderElementsOf(orders);
    }
  }

  private static void requireRightStock(RunningSystem system) {
    JsonNode item = RunningSystem.json(system.query("/stock/mug"));
    assertThat(item.path("onHand").asLong()).isEqualTo(1000 - ORDERS * PIECES);
    assertThat(item.path("reserved").asLong()).isZero();
  }
}
