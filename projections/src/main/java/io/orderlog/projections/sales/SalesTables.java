package io.orderlog.projections.sales;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

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
import org.jooq.impl.SQLDataType;

/** The tables of the sales read model. */
final class SalesTables {

  static final Field<Integer> LOG_PARTITION = required("log_partition", SQLDataType.INTEGER);
  static final Field<LocalDate> DAY = required("sales_day", SQLDataType.LOCALDATE);
  static final Field<Currency> CURRENCY = required("currency", ColumnTypes.CURRENCY);
  static final Field<BigInteger> PLACED = required("orders_placed", Counters.TYPE);
  static final Field<BigInteger> CANCELLED = required("orders_cancelled", Counters.TYPE);
  static final Field<BigInteger> PAID = required("revenue_paid_minor", Counters.TYPE);

  static final Field<String> ORDER_ID = required("order_id", ColumnTypes.TEXT);

  static final List<Field<BigInteger>> COUNTERS = List.of(PLACED, CANCELLED, PAID);

  private SalesTables() {}

  static ReadModelTable daily(Generation generation) {
    return new ReadModelTable(generation.tableName("sales_daily"),
        List.of(LOG_PARTITION, DAY, CURRENCY, PLACED, CANCELLED, PAID),
        List.of(LOG_PARTITION, DAY, CURRENCY), List.of(new Index("day", List.of(DAY))));
  }

  /** The currency of each order that may still be cancelled, which that event does not tell. */
  static ReadModelTable open(Generation generation) {
    return new ReadModelTable(generation.tableName("sales_open_orders"),
        List.of(ORDER_ID, CURRENCY), List.of(ORDER_ID), List.of());
  }
}
