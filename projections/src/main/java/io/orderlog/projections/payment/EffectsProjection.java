package io.orderlog.projections.payment;

import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.projections.readmodel.BatchWrite;
import io.orderlog.projections.readmodel.EarlierStreams.Change;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Keeps one row for each that somebody outside is asked and has not answered. What that is follows
 * from the payment's state alone, which is in a table of its own: so this read model can be made
 * anew without the payments.
 */
public final class EffectsProjection implements Projection<PaymentEvent> {

  public static final String NAME = "effects";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AggregateLog<PaymentEvent> log() {
    return PaymentLog.PAYMENTS;
  }

  @Override
  public boolean keepsStreamsApart() {
    return true;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(EffectTable.of(generation), payments(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<PaymentEvent>> events) {
    ReadModelTable effects = EffectTable.of(generation);
    List<String> changed = new ArrayList<>();
    List<EffectView> unanswered = new ArrayList<>();
    for (Change<PaymentView> change : PaymentFold.update(transaction, payments(generation),
        events)) {
      List<EffectView> before = change.before() == null
          ? List.of()
          : EffectView.of(change.before());
      List<EffectView> after = EffectView.of(change.after());
      if (!after.equals(before)) {
        unanswered.addAll(after);
        if (!before.isEmpty()) {
          changed.add(change.after().orderId());
        }
      }
    }
    if (!changed.isEmpty()) {
      transaction.deleteFrom(effects.table()).where(EffectTable.ORDER_ID.in(changed)).execute();
    }
    BatchWrite.insert(transaction, effects,
        unanswered.stream().map(EffectTable::toRow).toList());
  }

  private static ReadModelTable payments(Generation generation) {
    return PaymentTable.of("effects_payments", generation);
  }
}
