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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may do with an order that a process drives. */
class EntrustedOrderTest extends CommandApiFixture {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final EventMetadata BY_PROCESS = new EventMetadata(
      Instant.parse("2026-03-01T10:15:30.125Z"), "process-1", "hash-of-a-command-0123",
      "correlation-1", null);

  @ParameterizedTest
  @ValueSource(strings = {"change-quantity", "pay", "ship", "deliver"})
  void they_do_not_lead_it_on(String command) {
    String orderId = entrusted();
    assertProblem(command(orderId, command, bodyOf(command)), 409, "order-entrusted")
        .has("orderId", orderId).has("version", 2);
    assertThat(history(orderId)).hasSize(2);
    assertProblem(client().post("/orders", placing(orderId)), 409, "order-id-taken");
  }

  @Test
  void they_may_call_it_off() {
    String orderId = entrusted(new OrderPaid("payment-1", 2_000, EUR));
    assertThat(command(orderId, "cancel", REASON).body())
        .contains("\"version\":4,\"status\":\"CANCELLED\"");
  }

  @Test
  void they_may_send_it_back() {
    String orderId = entrusted(new OrderPaid("payment-1", 2_000, EUR),
        new OrderShipped("carrier-1", "tracking-1"), new OrderDelivered());
    assertThat(command(orderId, "return", REASON).body())
        .contains("\"version\":6,\"status\":\"RETURNED\"");
  }

  /** The id of an order to which this happened behind its placement. */
  private String entrusted(OrderEvent... then) {
    String orderId = newId();
    List<OrderEvent> history = new ArrayList<>(List.of(new OrderPlaced("customer-1", EUR,
        List.of(new OrderLine("sku-1", 2, 1_000)), 2_000), new OrderEntrusted()));
    history.addAll(List.of(then));
    List<NewEvent<OrderEvent>> events = new ArrayList<>();
    history.forEach(
        event -> events.add(new NewEvent<>(orderId, events.size() + 1L, event, BY_PROCESS)));
    restartWith(events);
    return orderId;
  }
}
