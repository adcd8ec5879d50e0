package io.orderlog.command.metrics;

import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.envelope;
import static io.orderlog.command.Orders.routedHere;
import static io.orderlog.eventlog.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.route.Routed.Here;
import io.orderlog.command.route.Routing;
import io.orderlog.command.route.SlotStatus;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.order.OrderEventCodec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A meter with the name and the tags of an earlier one is that earlier one. */
class MetersOfTwoAggregatesTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CommandMetrics orders = new CommandMetrics(registry, "orders");
  private final CommandMetrics gifts = new CommandMetrics(registry, "gifts");

  @Test
  void commands_are_counted_apart() {
    Routing<OrderCommand, OrderRejection> unanswered =
        orders.measure(_ -> new Here<>(new CompletableFuture<>()));
    Routing<OrderCommand, OrderRejection> refused = gifts.measure(
        _ -> new Here<>(CompletableFuture.completedFuture(new NotWritten<>("nobody writes"))));

    assertThat(routedHere(unanswered, envelope("o", "1", PLACE))).isNotDone();
    assertThat(routedHere(refused, envelope("o", "1", PLACE))).isCompleted();

    assertThat(gauge("orderlog.commands.waiting", "orders")).isEqualTo(1);
    assertThat(gauge("orderlog.commands.waiting", "gifts")).isZero();
    assertThat(registry.get("orderlog.commands").tag("aggregate", "gifts").timers()).hasSize(1);
    assertThat(registry.find("orderlog.commands").tag("aggregate", "orders").timers()).isEmpty();
  }

  @Test
  void appends_are_counted_apart() {
    EventLog<OrderEvent> ofOrders = orders.measure(newLog("orders"));
    EventLog<OrderEvent> ofGifts = gifts.measure(newLog("gifts"));

    try (var first = ofOrders.openAppender("first"); var second = ofGifts.openAppender("second")) {
      first.append(List.of(event("o", 1)));
      second.append(List.of(event("o", 1), event("o", 2)));
    }

    assertThat(appended("orders")).isEqualTo(1);
    assertThat(appended("gifts")).isEqualTo(2);
  }

  @Test
  void slots_of_one_number_are_told_apart() {
    orders.observe(() -> List.of(new SlotStatus("orders", 0, null, true, "takes commands")));
    gifts.observe(() -> List.of(new SlotStatus("gifts", 0, null, false, "is not claimed")));

    assertThat(gauge("orderlog.writer.here", "orders")).isEqualTo(1);
    assertThat(gauge("orderlog.writer.here", "gifts")).isZero();
  }

  private static EventLog<OrderEvent> newLog(String name) {
    return new InMemoryEventLog<>(name, 1, OrderEventCodec.create());
  }

  private double gauge(String name, String aggregate) {
    return registry.get(name).tag("aggregate", aggregate).gauge().value();
  }

  private double appended(String aggregate) {
    return registry.get("orderlog.events.appended").tag("aggregate", aggregate).counter().count();
  }
}
