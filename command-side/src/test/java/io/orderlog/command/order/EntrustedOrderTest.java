package io.orderlog.command.order;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.http.CommandApiFixture;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may do with an order that a process drives. */
class EntrustedOrderTest extends CommandApiFixture {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final EventMetadata BY_PROCESS = new EventMetadata(
      Instant.parse("2026-03-01T10:15:30.125Z"), "process-1", "hash-of-a-command-0123",
      "correlation-1", null);

  private final String placed = newId();
  private final String paid = newId();
  private final String delivered = newId();

  @BeforeAll
  void placeByProcess() {
    restartWith(Stream.of(
        entrusted(placed),
        entrusted(paid, new OrderPaid("payment-1", 2_000, EUR)),
        entrusted(delivered, new OrderPaid("payment-1", 2_000, EUR),
            new OrderShipped("carrier-1", "tracking-1"), new OrderDelivered()))
        .flatMap(List::stream).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"change-quantity", "pay", "ship", "deliver"})
  void they_do_not_lead_it_on(String command) {
    assertProblem(command(placed, command, bodyOf(command)), 409, "order-entrusted")
        .has("orderId", placed).has("version", 2);
    assertProblem(client().post("/orders", placing(placed)), 409, "order-id-taken");
    assertThat(history(placed)).hasSize(2);
  }

  @Test
  void they_may_call_it_off() {
    assertThat(command(paid, "cancel", REASON).body())
        .contains("\"version\":4,\"status\":\"CANCELLED\"");
  }

  @Test
  void they_may_send_it_back() {
    assertThat(command(delivered, "return", REASON).body())
        .contains("\"version\":6,\"status\":\"RETURNED\"");
  }

  /** A placement by a process, and what happened behind it. */
  private static List<NewEvent<OrderEvent>> entrusted(String orderId, OrderEvent... then) {
    List<OrderEvent> history = new ArrayList<>(List.of(new OrderPlaced("customer-1", EUR,
        List.of(new OrderLine("sku-1", 2, 1_000)), 2_000), new OrderEntrusted()));
    history.addAll(List.of(then));
    List<NewEvent<OrderEvent>> events = new ArrayList<>();
    history.forEach(
        event -> events.add(new NewEvent<>(orderId, events.size() + 1L, event, BY_PROCESS)));
    return events;
  }
}
