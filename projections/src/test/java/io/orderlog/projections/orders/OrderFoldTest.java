package io.orderlog.projections.orders;

import static io.orderlog.projections.OrderEvents.EUR;
import static io.orderlog.projections.OrderEvents.START;
import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.recorded;
import static io.orderlog.projections.OrderEvents.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.orders.OrderView.Payment;
import io.orderlog.projections.orders.OrderView.Shipment;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderFoldTest {

  @Test
  void placed_gives_the_first_row() {
    assertThat(after(placed("customer"))).isEqualTo(new OrderView("order", "customer",
        OrderStatus.PLACED, new Money(1_000, EUR),
        new OrderLines(EUR, List.of(new OrderLine("pen", 2, 250), new OrderLine("ink", 1, 500))),
        1, START.plusSeconds(1), START.plusSeconds(1), null, null, null, new LogPosition(0, 10)));
  }

  @Test
  void entrusted_changes_nothing_but_the_version() {
    OrderView placed = after(placed("customer"));
    assertThat(after(placed("customer"), new OrderEntrusted()))
        .isEqualTo(placed.asOf(2, START.plusSeconds(2), new LogPosition(0, 20)));
  }

  @Test
  void quantity_changed_gives_a_line_another_quantity_and_the_order_another_total() {
    OrderView order = after(placed("customer"), new QuantityChanged("pen", 4, 1_500));
    assertThat(order.lines().lines())
        .containsExactly(new OrderLine("pen", 4, 250), new OrderLine("ink", 1, 500));
    assertThat(order.total()).isEqualTo(new Money(1_500, EUR));
    assertThat(order.version()).isEqualTo(2);
    assertThat(order.placedAt()).isEqualTo(START.plusSeconds(1));
    assertThat(order.updatedAt()).isEqualTo(START.plusSeconds(2));
    assertThat(order.position()).isEqualTo(new LogPosition(0, 20));
  }

  @Test
  void quantity_changed_to_zero_takes_the_line_out() {
    OrderView order = after(placed("customer"), new QuantityChanged("pen", 0, 500));
    assertThat(order.lines().lines()).containsExactly(new OrderLine("ink", 1, 500));
  }

  @Test
  void paid_shipped_and_delivered_each_leave_their_mark() {
    OrderView order = after(placed("customer"), paid(), shipped());
    assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
    assertThat(order.payment()).isEqualTo(new Payment("payment-1", START.plusSeconds(2)));
    assertThat(order.shipment())
        .isEqualTo(new Shipment("Post", "track-1", START.plusSeconds(3), null));

    OrderView delivered = OrderFold.apply(order, recorded("order", 4, new OrderDelivered()));
    assertThat(delivered.status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(delivered.shipment()).isEqualTo(
        new Shipment("Post", "track-1", START.plusSeconds(3), START.plusSeconds(4)));
  }

  @Test
  void paid_alone_changes_the_status() {
    assertThat(after(placed("customer"), paid()).status()).isEqualTo(OrderStatus.PAID);
  }

  @Test
  void cancelled_and_returned_keep_their_reason() {
    OrderView cancelled = after(placed("customer"), new OrderCancelled("too late"));
    assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(cancelled.reason()).isEqualTo("too late");

    OrderView returned = after(placed("customer"), paid(), shipped(), new OrderDelivered(),
        new OrderReturned("too small"));
    assertThat(returned.status()).isEqualTo(OrderStatus.RETURNED);
    assertThat(returned.reason()).isEqualTo("too small");
  }

  @Test
  void refuses_a_gap_a_repetition_and_a_history_without_its_beginning() {
    OrderView order = after(placed("customer"));
    assertThatThrownBy(() -> OrderFold.apply(order, recorded("order", 3, paid())))
        .isInstanceOf(ProjectionFailedException.class)
        .hasMessage("version 3 of order order at 0@30 does not follow its version 1");
    assertThatThrownBy(() -> OrderFold.apply(order, recorded("order", 1, placed("customer"))))
        .isInstanceOf(ProjectionFailedException.class)
        .hasMessage("version 1 of order order at 0@10 does not follow its version 1");
    assertThatThrownBy(() -> OrderFold.apply(null, recorded("order", 1, paid())))
        .isInstanceOf(ProjectionFailedException.class)
        .hasMessage("order order begins with OrderPaid at 0@10");
    assertThatThrownBy(() -> OrderFold.apply(order, recorded("order", 2, placed("customer"))))
        .isInstanceOf(ProjectionFailedException.class)
        .hasMessage("order order is placed twice");
  }

  private static OrderView after(OrderEvent first, OrderEvent... others) {
    OrderView order = OrderFold.apply(null, recorded("order", 1, first));
    for (OrderEvent event : others) {
      order = OrderFold.apply(order, recorded("order", order.version() + 1, event));
    }
    return order;
  }
}
