package io.orderlog.projections.analytics;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Counters;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.ReadModelTable.Index;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** The tables of both read models: a row for each minute in which something happened. */
final class MinuteTables {

  static final Field<Integer> LOG_PARTITION = required("log_partition", SQLDataType.INTEGER);
  /** Minutes since 1970 in UTC. */
  static final Field<Long> MINUTE = required("epoch_minute", SQLDataType.BIGINT);
  static final Field<Currency> CURRENCY = required("currency", ColumnTypes.CURRENCY);

  static final Field<BigInteger> PLACED = required("orders_placed", Counters.TYPE);
  static final Field<BigInteger> CONVERTED = required("orders_converted", Counters.TYPE);
  static final Field<BigInteger> PAID = required("orders_paid", Counters.TYPE);
  static final Field<BigInteger> REVENUE = required("revenue_paid_minor", Counters.TYPE);
  static final Field<BigInteger> CANCELLED = required("orders_cancelled", Counters.TYPE);
  static final List<Field<BigInteger>> OF_ORDERS =
      List.of(PLACED, CONVERTED, PAID, REVENUE, CANCELLED);

  static final Field<BigInteger> REFUSED = required("orders_refused_for_stock", Counters.TYPE);
  static final Field<BigInteger> REFUNDS = required("refunds", Counters.TYPE);
  static final Field<BigInteger> REFUNDED = required("refunded_minor", Counters.TYPE);
  static final Field<BigInteger> CHARGEBACKS = required("chargebacks", Counters.TYPE);
  static final Field<BigInteger> CHARGED_BACK = required("charged_back_minor", Counters.TYPE);
  static final List<Field<BigInteger>> OF_FULFILMENTS =
      List.of(REFUSED, REFUNDS, REFUNDED, CHARGEBACKS, CHARGED_BACK);

  static final Field<String> ORDER_ID = required("order_id", ColumnTypes.TEXT);

  private MinuteTables() {}

  static ReadModelTable ofOrders(Generation generation) {
    return minutes(generation, "minutes_of_orders", OF_ORDERS);
  }

  static ReadModelTable ofFulfilments(Generation generation) {
    return minutes(generation, "minutes_of_fulfilments", OF_FULFILMENTS);
  }

  /** When and in what currency each order was placed that may still be paid or cancelled. */
  static ReadModelTable openOrders(Generation generation) {
    return new ReadModelTable(generation.tableName("minutes_open_orders"),
        List.of(ORDER_ID, MINUTE, CURRENCY), List.of(ORDER_ID), List.of());
  }

  /** In what currency each order is, which what happens to it does not tell. */
  static ReadModelTable currencies(Generation generation) {
    return new ReadModelTable(generation.tableName("minutes_currencies"),
        List.of(ORDER_ID, CURRENCY), List.of(ORDER_ID), List.of());
  }

  /** The key of the row in which an event counts. */
  static List<Object> key(RecordedEvent<?> event, Currency currency) {
    return key(event, Windows.minuteOf(event.metadata().time()), currency);
  }

  /** The key of the row in which an event counts that belongs to another minute than its own. */
  static List<Object> key(RecordedEvent<?> event, long minute, Currency currency) {
    return List.of(event.position().partition(), minute, currency);
  }

  private static ReadModelTable minutes(
      Generation generation, String name, List<Field<BigInteger>> counters) {
    List<Field<?>> columns = new ArrayList<>(List.of(LOG_PARTITION, MINUTE, CURRENCY));
    columns.addAll(counters);
    return new ReadModelTable(generation.tableName(name), List.copyOf(columns),
        List.of(LOG_PARTITION, MINUTE, CURRENCY), List.of(new Index("minute", List.of(MINUTE))));
  }
}
