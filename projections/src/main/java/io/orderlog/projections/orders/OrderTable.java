package io.orderlog.projections.orders;

import static io.orderlog.projections.readmodel.ColumnTypes.optional;
import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.orders.OrderView.Payment;
import io.orderlog.projections.orders.OrderView.Shipment;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.ReadModelTable.Index;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The table of the orders read model, and its rows as {@link OrderView}s. */
final class OrderTable {

  static final Field<String> ORDER_ID = required("order_id", ColumnTypes.TEXT);
  static final Field<String> CUSTOMER_ID = required("customer_id", ColumnTypes.TEXT);
  static final Field<OrderStatus> STATUS = required("status",
      ColumnTypes.constant(OrderStatus.class));
  static final Field<Currency> CURRENCY = required("currency", ColumnTypes.CURRENCY);
  static final Field<Long> TOTAL_MINOR = required("total_minor", SQLDataType.BIGINT);

  /** Sorts by currency and then by amount, in one column so that an index can begin at any row. */
  static final Field<String> TOTAL_KEY = required("total_key", ColumnTypes.TEXT);

  static final Field<List<OrderLine>> LINES = required("lines", OrderColumns.LINES);
  static final Field<Long> VERSION = required("version", SQLDataType.BIGINT);
  static final Field<Instant> PLACED_AT = required("placed_at_millis", ColumnTypes.MILLIS);
  static final Field<Instant> UPDATED_AT = required("updated_at_millis", ColumnTypes.MILLIS);
  static final Field<String> PAYMENT_REFERENCE = optional("payment_reference", ColumnTypes.TEXT);
  static final Field<Instant> PAID_AT = optional("paid_at_millis", ColumnTypes.MILLIS);
  static final Field<String> CARRIER = optional("carrier", ColumnTypes.TEXT);
  static final Field<String> TRACKING_NUMBER = optional("tracking_number", ColumnTypes.TEXT);
  static final Field<Instant> SHIPPED_AT = optional("shipped_at_millis", ColumnTypes.MILLIS);
  static final Field<Instant> DELIVERED_AT = optional("delivered_at_millis", ColumnTypes.MILLIS);
  static final Field<String> REASON = optional("reason", ColumnTypes.TEXT);
  static final Field<Integer> LOG_PARTITION = required("log_partition", SQLDataType.INTEGER);
  static final Field<Long> LOG_OFFSET = required("log_offset", SQLDataType.BIGINT);

  /** In the order of {@link #toRow}. */
  static final List<Field<?>> COLUMNS = List.of(ORDER_ID, CUSTOMER_ID, STATUS, CURRENCY,
      TOTAL_MINOR, TOTAL_KEY, LINES, VERSION, PLACED_AT, UPDATED_AT, PAYMENT_REFERENCE, PAID_AT,
      CARRIER,
      TRACKING_NUMBER, SHIPPED_AT, DELIVERED_AT, REASON, LOG_PARTITION, LOG_OFFSET);

  private OrderTable() {}

  /** One index for each way to sort, over all orders and over those of a status. */
  static ReadModelTable of(Generation generation) {
    return new ReadModelTable(generation.tableName("orders"), COLUMNS, List.of(ORDER_ID), List.of(
        new Index("newest", List.of(PLACED_AT.desc(), ORDER_ID.desc())),
        new Index("updated", List.of(UPDATED_AT.desc(), ORDER_ID.desc())),
        new Index("total", List.of(TOTAL_KEY.desc(), ORDER_ID.desc())),
        new Index("customer", List.of(CUSTOMER_ID, PLACED_AT.desc(), ORDER_ID.desc())),
        new Index("status", List.of(STATUS, PLACED_AT.desc(), ORDER_ID.desc())),
        new Index("status_updated", List.of(STATUS, UPDATED_AT.desc(), ORDER_ID.desc())),
        new Index("status_total", List.of(STATUS, TOTAL_KEY.desc(), ORDER_ID.desc()))));
  }

  /** The value of {@link #TOTAL_KEY}. */
  static String totalKey(Money total) {
    return String.format(Locale.ROOT, "%s%019d", total.currency().getCurrencyCode(),
        total.minorUnits());
  }

  /** The values of {@link #COLUMNS}. */
  static @Nullable Object[] toRow(OrderView order) {
    Payment payment = order.payment();
    Shipment shipment = order.shipment();
    return new @Nullable Object[]{order.orderId(), order.customerId(), order.status(),
        order.total().currency(), order.total().minorUnits(), totalKey(order.total()),
        order.lines().lines(),
        order.version(), order.placedAt(), order.updatedAt(),
        payment == null ? null : payment.reference(),
        payment == null ? null : payment.paidAt(),
        shipment == null ? null : shipment.carrier(),
        shipment == null ? null : shipment.trackingNumber(),
        shipment == null ? null : shipment.shippedAt(),
        shipment == null ? null : shipment.deliveredAt(),
        order.reason(), order.position().partition(), order.position().offset()};
  }

  static OrderView toView(Record row) {
    Currency currency = row.get(CURRENCY);
    return new OrderView(row.get(ORDER_ID), row.get(CUSTOMER_ID), row.get(STATUS),
        new Money(row.get(TOTAL_MINOR), currency), new OrderLines(currency, row.get(LINES)),
        row.get(VERSION), row.get(PLACED_AT), row.get(UPDATED_AT), payment(row), shipment(row),
        row.get(REASON), new LogPosition(row.get(LOG_PARTITION), row.get(LOG_OFFSET)));
  }

  private static @Nullable Payment payment(Record row) {
    return row.get(PAID_AT) == null
        ? null
        : new Payment(row.get(PAYMENT_REFERENCE), row.get(PAID_AT));
  }

  private static @Nullable Shipment shipment(Record row) {
    return row.get(SHIPPED_AT) == null
        ? null
        : new Shipment(row.get(CARRIER), row.get(TRACKING_NUMBER), row.get(SHIPPED_AT),
            row.get(DELIVERED_AT));
  }
}
