package io.orderlog.projections.payment;

import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.projections.readmodel.EarlierStreams;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Keeps one row per payment, as the rules say that it is after its last event. */
public final class PaymentsProjection implements Projection<PaymentEvent> {

  public static final String NAME = "payments";

  private static final PaymentDecider RULES = new PaymentDecider();

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
    return List.of(PaymentTable.of(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<PaymentEvent>> events) {
    EarlierStreams.update(transaction, PaymentTable.of(generation), PaymentTable.ORDER_ID,
        PaymentTable::toView, PaymentTable::toRow, events, PaymentsProjection::after);
  }

  private static PaymentView after(
      @Nullable PaymentView payment, RecordedEvent<PaymentEvent> event) {
    long previous = payment == null ? 0 : payment.version();
    EarlierStreams.requireNext("the payment of", event, previous);
    Instant at = event.metadata().time();
    return new PaymentView(event.streamId(),
        after(payment == null ? RULES.initial() : payment.state(), event),
        with(payment == null ? List.of() : payment.told(), Told.by(event.data(), at)),
        event.version(), at, event.position());
  }

  private static PaymentState after(PaymentState state, RecordedEvent<PaymentEvent> event) {
    try {
      return RULES.evolve(state, event.data());
    } catch (IllegalStateException impossible) {
      throw new ProjectionFailedException("version " + event.version() + " of the payment of "
          + event.streamId() + " at " + event.position() + ": " + impossible.getMessage());
    }
  }

  /** In the place where it was, if it was. */
  private static List<Told> with(List<Told> told, Optional<Told> more) {
    if (more.isEmpty()) {
      return told;
    }
    Told last = more.get();
    List<Told> all = new ArrayList<>(told);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).txId().equals(last.txId())) {
        all.set(i, last.after(all.get(i)));
        return all;
      }
    }
    all.add(last);
    return all;
  }
}
