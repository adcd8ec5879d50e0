package io.orderlog.projections.payment;

import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.util.List;
import org.jooq.DSLContext;

/** Keeps one row per payment, as the rules say that it is after its last event. */
public final class PaymentsProjection implements Projection<PaymentEvent> {

  public static final String NAME = "payments";

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
    return List.of(table(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<PaymentEvent>> events) {
    PaymentFold.update(transaction, table(generation), events);
  }

  static ReadModelTable table(Generation generation) {
    return PaymentTable.of(NAME, generation);
  }
}
