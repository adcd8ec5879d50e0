package io.orderlog.query.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.projections.orders.OrderView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as clients see it: money as decimal strings, nothing that is not there yet. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderDocument(String orderId, String customerId, OrderStatus status, String currency,
    List<Line> lines, String total, long version, Instant placedAt, Instant updatedAt,
    @Nullable Payment payment, @Nullable Shipment shipment, @Nullable String reason) {

  record Line(String sku, int quantity, String unitPrice) {}

  record Payment(String reference, String amount, Instant paidAt) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shipment(String carrier, String trackingNumber, Instant shippedAt,
      @Nullable Instant deliveredAt) {}

  static OrderDocument of(OrderView order) {
    return new OrderDocument(order.orderId(), order.customerId(), order.status(),
        order.total().currency().getCurrencyCode(), lines(order), order.total().toDecimal(),
        order.version(), order.placedAt(), order.updatedAt(), payment(order), shipment(order),
        order.reason());
  }

  private static List<Line> lines(OrderView order) {
    return order.lines().lines().stream().map(line -> new Line(line.sku(), line.quantity(),
        new Money(line.unitPriceMinor(), order.total().currency()).toDecimal())).toList();
  }

  private static @Nullable Payment payment(OrderView order) {
    OrderView.Payment payment = order.payment();
    return payment == null
        ? null
        : new Payment(payment.reference(), order.total().toDecimal(), payment.paidAt());
  }

  private static @Nullable Shipment shipment(OrderView order) {
    OrderView.Shipment shipment = order.shipment();
    return shipment == null
        ? null
        : new Shipment(shipment.carrier(), shipment.trackingNumber(), shipment.shippedAt(),
            shipment.deliveredAt());
  }
}
