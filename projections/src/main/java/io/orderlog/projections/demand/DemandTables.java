package io.orderlog.projections.demand;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
import io.orderlog.projections.orders.OrderColumns;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Counters;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.ReadModelTable.Index;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The tables of the demand read model. */
final class DemandTables {

  static final Field<Integer> LOG_PARTITION = required("log_partition", SQLDataType.INTEGER);
  static final Field<LocalDate> DAY = required("demand_day", SQLDataType.LOCALDATE);
  static final Field<String> SKU = required("sku", ColumnTypes.TEXT);
  static final Field<Currency> CURRENCY = required("currency", ColumnTypes.CURRENCY);
  static final Field<BigInteger> UNITS = required("units", Counters.TYPE);
  static final Field<BigInteger> REVENUE = required("revenue_minor", Counters.TYPE);

  static final Field<String> ORDER_ID = required("order_id", ColumnTypes.TEXT);
  static final Field<LocalDate> PLACED_ON = required("placed_on", SQLDataType.LOCALDATE);
  static final Field<List<OrderLine>> LINES = required("lines", OrderColumns.LINES);
  static final Field<Boolean> IS_PAID = required("is_paid", SQLDataType.BOOLEAN);

  static final List<Field<BigInteger>> COUNTERS = List.of(UNITS, REVENUE);

  private DemandTables() {}

  static ReadModelTable daily(Generation generation) {
    return new ReadModelTable(generation.tableName("demand_daily"),
        List.of(LOG_PARTITION, DAY, SKU, CURRENCY, UNITS, REVENUE),
        List.of(LOG_PARTITION, DAY, SKU, CURRENCY), List.of(new Index("day", List.of(DAY))));
  }

  static ReadModelTable open(Generation generation) {
    return new ReadModelTable(generation.tableName("demand_open_orders"),
        List.of(ORDER_ID, PLACED_ON, CURRENCY, LINES, IS_PAID), List.of(ORDER_ID), List.of());
  }

  /** The values of the open orders' columns. */
  static @Nullable Object[] toRow(String orderId, OpenOrder order) {
    return new @Nullable Object[]{orderId, order.placedOn(), order.lines().currency(),
        order.lines().lines(), order.isPaid()};
  }

  static OpenOrder toOpenOrder(Record row) {
    return new OpenOrder(row.get(PLACED_ON), new OrderLines(row.get(CURRENCY), row.get(LINES)),
        row.get(IS_PAID));
  }
}
