package io.orderlog.projections.payment;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.PaymentStatus;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** A table of payments, and its rows as {@link PaymentView}s. */
final class PaymentTable {

  /** In one column, because a record's is the only list that is JSON. */
  private record AllTold(List<Told> told) {}

  static final Field<String> ORDER_ID = required("order_id", ColumnTypes.TEXT);
  private static final Field<PaymentStatus> STATUS =
      required("status", ColumnTypes.constant(PaymentStatus.class));
  private static final Field<PaymentState> STATE =
      required("payment_state", ColumnTypes.json(PaymentState.class));
  private static final Field<AllTold> TOLD = required("told", ColumnTypes.json(AllTold.class));
  private static final Field<Long> VERSION = required("version", SQLDataType.BIGINT);
  private static final Field<Instant> UPDATED_AT =
      required("updated_at_millis", ColumnTypes.MILLIS);
  private static final Field<Integer> LOG_PARTITION =
      required("log_partition", SQLDataType.INTEGER);
  private static final Field<Long> LOG_OFFSET = required("log_offset", SQLDataType.BIGINT);

  private PaymentTable() {}

  /** @param name of the table, in every generation */
  static ReadModelTable of(String name, Generation generation) {
    return new ReadModelTable(generation.tableName(name),
        List.of(ORDER_ID, STATUS, STATE, TOLD, VERSION, UPDATED_AT, LOG_PARTITION, LOG_OFFSET),
        List.of(ORDER_ID), List.of());
  }

  static @Nullable Object[] toRow(PaymentView payment) {
    return new @Nullable Object[]{payment.orderId(), payment.status(), payment.state(),
        new AllTold(payment.told()), payment.version(), payment.updatedAt(),
        payment.position().partition(), payment.position().offset()};
  }

  static PaymentView toView(Record row) {
    return new PaymentView(row.get(ORDER_ID), row.get(STATE), row.get(TOLD).told(),
        row.get(VERSION), row.get(UPDATED_AT),
        new LogPosition(row.get(LOG_PARTITION), row.get(LOG_OFFSET)));
  }
}
