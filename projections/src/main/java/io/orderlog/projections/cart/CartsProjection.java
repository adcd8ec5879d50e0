package io.orderlog.projections.cart;

import static io.orderlog.projections.readmodel.ColumnTypes.optional;
import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartStatus;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.orders.OrderColumns;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.EarlierStreams;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one row per cart, as the cart is after its last event. Where parcels and messages go is not
 * in it: nobody asks a cart for that.
 */
public final class CartsProjection implements Projection<CartEvent> {

  public static final String NAME = "carts";

  private static final Field<String> CART_ID = required("cart_id", ColumnTypes.TEXT);
  private static final Field<String> CUSTOMER_ID = required("customer_id", ColumnTypes.TEXT);
  private static final Field<CartStatus> STATUS =
      required("status", ColumnTypes.constant(CartStatus.class));
  private static final Field<Currency> CURRENCY = required("currency", ColumnTypes.CURRENCY);
  private static final Field<List<OrderLine>> LINES = required("lines", OrderColumns.LINES);
  private static final Field<Long> TOTAL_MINOR = required("total_minor", SQLDataType.BIGINT);
  private static final Field<String> ORDER_ID = optional("order_id", ColumnTypes.TEXT);
  private static final Field<Long> VERSION = required("version", SQLDataType.BIGINT);
  private static final Field<Instant> OPENED_AT =
      required("opened_at_millis", ColumnTypes.MILLIS);
  private static final Field<Instant> UPDATED_AT =
      required("updated_at_millis", ColumnTypes.MILLIS);
  private static final Field<Integer> LOG_PARTITION =
      required("log_partition", SQLDataType.INTEGER);
  private static final Field<Long> LOG_OFFSET = required("log_offset", SQLDataType.BIGINT);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AggregateLog<CartEvent> log() {
    return CartLog.CARTS;
  }

  @Override
  public boolean keepsStreamsApart() {
    return true;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(table(generation));
  }

  /** Folds in memory first, so that a cart is written once, however many events it has here. */
  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<CartEvent>> events) {
    EarlierStreams.update(transaction, table(generation), CART_ID, CartsProjection::toView,
        CartsProjection::toRow, events, CartFold::apply);
  }

  static ReadModelTable table(Generation generation) {
    return new ReadModelTable(generation.tableName("carts"),
        List.of(CART_ID, CUSTOMER_ID, STATUS, CURRENCY, LINES, TOTAL_MINOR, ORDER_ID, VERSION,
            OPENED_AT, UPDATED_AT, LOG_PARTITION, LOG_OFFSET),
        List.of(CART_ID), List.of());
  }

  private static @Nullable Object[] toRow(CartView cart) {
    return new @Nullable Object[]{cart.cartId(), cart.customerId(), cart.status(),
        cart.total().currency(), cart.lines().lines(), cart.total().minorUnits(), cart.orderId(),
        cart.version(), cart.openedAt(), cart.updatedAt(), cart.position().partition(),
        cart.position().offset()};
  }

  static CartView toView(Record row) {
    Currency currency = row.get(CURRENCY);
    return new CartView(row.get(CART_ID), row.get(CUSTOMER_ID), row.get(STATUS),
        new OrderLines(currency, row.get(LINES)), new Money(row.get(TOTAL_MINOR), currency),
        row.get(ORDER_ID), row.get(VERSION), row.get(OPENED_AT), row.get(UPDATED_AT),
        new LogPosition(row.get(LOG_PARTITION), row.get(LOG_OFFSET)));
  }
}
