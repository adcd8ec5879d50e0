package io.orderlog.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.DeciderSpec;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderCommand.ByProcess;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.Change;
import io.orderlog.domain.order.OrderCommand.ChangeQuantity;
import io.orderlog.domain.order.OrderCommand.DeliverOrder;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceEntrusted;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderState.Cancelled;
import io.orderlog.domain.order.OrderState.Delivered;
import io.orderlog.domain.order.OrderState.NotPlaced;
import io.orderlog.domain.order.OrderState.Paid;
import io.orderlog.domain.order.OrderState.Placed;
import io.orderlog.domain.order.OrderState.Returned;
import io.orderlog.domain.order.OrderState.Shipped;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** One order, two teas and a cup for 20.00 EUR, as its commands, its events and its states. */
final class OrderExamples {

  static final Currency EUR = Currency.getInstance("EUR");
  static final Money TWENTY_EUROS = new Money(2000, EUR);
  static final OrderLine TWO_TEAS = new OrderLine("tea", 2, 500);
  static final OrderLine ONE_CUP = new OrderLine("cup", 1, 1000);

  static final NotPlaced NOT_PLACED = new NotPlaced();
  static final Placed PLACED = new Placed("ada",
      new OrderLines(EUR, List.of(TWO_TEAS, ONE_CUP)));
  static final Paid PAID = new Paid(PLACED, "payment-1", TWENTY_EUROS);
  static final Shipped SHIPPED = new Shipped(PAID, "DHL", "parcel-1");
  static final Delivered DELIVERED = new Delivered(SHIPPED);
  static final Cancelled CANCELLED = new Cancelled(PLACED, "changed my mind");
  static final Cancelled CANCELLED_AFTER_PAYMENT = new Cancelled(PAID, "changed my mind");
  static final Returned RETURNED = new Returned(DELIVERED, "wrong colour");

  static final Placed ENTRUSTED = new Placed("ada", PLACED.lines(), true);
  static final Paid ENTRUSTED_PAID = new Paid(ENTRUSTED, "payment-1", TWENTY_EUROS);
  static final Shipped ENTRUSTED_SHIPPED = new Shipped(ENTRUSTED_PAID, "DHL", "parcel-1");
  static final Delivered ENTRUSTED_DELIVERED = new Delivered(ENTRUSTED_SHIPPED);

  static final List<OrderState> STATES = List.of(NOT_PLACED, PLACED, PAID, SHIPPED, DELIVERED,
      CANCELLED, CANCELLED_AFTER_PAYMENT, RETURNED);
  static final List<OrderState> ENTRUSTED_STATES = List.of(NOT_PLACED, ENTRUSTED, ENTRUSTED_PAID,
      ENTRUSTED_SHIPPED, ENTRUSTED_DELIVERED, new Cancelled(ENTRUSTED, "changed my mind"),
      new Cancelled(ENTRUSTED_PAID, "changed my mind"),
      new Returned(ENTRUSTED_DELIVERED, "wrong colour"));
  static final List<Change> CHANGES = List.of(changeQuantity("tea", 3),
      pay("20.00"), ship(), deliver(), cancel(), sendBack());
  static final List<OrderCommand> COMMANDS = Stream.concat(
      Stream.of(place(), new PlaceEntrusted(place())),
      CHANGES.stream().<OrderCommand>mapMulti((change, commands) -> {
        commands.accept(change);
        commands.accept(new ByProcess(change));
      })).toList();
  static final List<OrderEvent> EVENTS = List.of(placed(), entrusted(),
      quantityChanged("tea", 3, 2500), paid(), shipped(), delivered(), cancelled(), returned());

  private OrderExamples() {}

  /** Those of the examples that are of the type with this simple name; at least one. */
  static <T> List<T> examples(List<T> all, String type) {
    List<T> found = all.stream()
        .filter(example -> example.getClass().getSimpleName().equals(type)).toList();
    assertThat(found).as("examples of " + type).isNotEmpty();
    return found;
  }

  static DeciderSpec<OrderCommand, OrderState, OrderEvent, OrderRejection> given(
      OrderEvent... history) {
    return DeciderSpec.given(new OrderDecider(), List.of(history));
  }

  static PlaceOrder place() {
    return new PlaceOrder("ada", EUR, List.of(TWO_TEAS, ONE_CUP));
  }

  static Change changeQuantity(String sku, int quantity) {
    return new ChangeQuantity(sku, quantity);
  }

  static Change pay(String amount) {
    return new PayOrder("payment-1", new BigDecimal(amount));
  }

  static Change ship() {
    return new ShipOrder("DHL", "parcel-1");
  }

  static Change deliver() {
    return new DeliverOrder();
  }

  static Change cancel() {
    return new CancelOrder("changed my mind");
  }

  static Change sendBack() {
    return new ReturnOrder("wrong colour");
  }

  static OrderEvent placed() {
    return new OrderPlaced("ada", EUR, List.of(TWO_TEAS, ONE_CUP), 2000);
  }

  static OrderEvent entrusted() {
    return new OrderEntrusted();
  }

  static OrderEvent quantityChanged(String sku, int quantity, long totalMinor) {
    return new QuantityChanged(sku, quantity, totalMinor);
  }

  static OrderEvent paid() {
    return new OrderPaid("payment-1", 2000, EUR);
  }

  static OrderEvent shipped() {
    return new OrderShipped("DHL", "parcel-1");
  }

  static OrderEvent delivered() {
    return new OrderDelivered();
  }

  static OrderEvent cancelled() {
    return new OrderCancelled("changed my mind");
  }

  static OrderEvent returned() {
    return new OrderReturned("wrong colour");
  }
}
