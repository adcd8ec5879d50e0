package io.orderlog.projections.payment;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.waiting.WaitingRows;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** One row for each that is asked and not answered, and its rows as {@link EffectView}s. */
final class EffectTable {

  static final Field<String> ORDER_ID = required("order_id", ColumnTypes.TEXT);
  private static final Field<String> TX_ID = required("tx_id", ColumnTypes.TEXT);
  private static final Field<EffectState> STATE =
      required("effect_state", ColumnTypes.constant(EffectState.class));
  private static final Field<Instant> SINCE = required("since_millis", ColumnTypes.MILLIS);
  private static final Field<EffectView> EFFECT =
      required("effect", ColumnTypes.json(EffectView.class));

  static final WaitingRows<EffectState> WAITING =
      new WaitingRows<>(STATE, SINCE, List.of(ORDER_ID, TX_ID));

  private EffectTable() {}

  static ReadModelTable of(Generation generation) {
    return new ReadModelTable(generation.tableName("effects"),
        List.of(ORDER_ID, TX_ID, STATE, SINCE, EFFECT), List.of(ORDER_ID, TX_ID),
        WAITING.indexes());
  }

  static @Nullable Object[] toRow(EffectView effect) {
    return new @Nullable Object[]{effect.orderId(), effect.txId(), effect.state(), effect.since(),
        effect};
  }

  static EffectView toView(Record row) {
    return row.get(EFFECT);
  }
}
