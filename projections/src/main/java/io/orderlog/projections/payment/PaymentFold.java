package io.orderlog.projections.payment;

import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.readmodel.EarlierStreams.Change;
import io.orderlog.projections.readmodel.EarlierStreams;
import io.orderlog.projections.readmodel.NextEvent;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What an event makes of a payment's row: what the rules make of the payment. */
final class PaymentFold {

  private static final PaymentDecider RULES = new PaymentDecider();

  private PaymentFold() {}

  /** Brings a table of payments forward. */
  static List<Change<PaymentView>> update(DSLContext transaction, ReadModelTable payments,
      List<RecordedEvent<PaymentEvent>> events) {
    return EarlierStreams.update(transaction, payments, PaymentTable.ORDER_ID,
        PaymentTable::toView, PaymentTable::toRow, events, PaymentFold::after);
  }

  private static PaymentView after(
      @Nullable PaymentView payment, RecordedEvent<PaymentEvent> event) {
    String named = "the payment of";
    NextEvent.require(named, event, payment == null ? 0 : payment.version());
    Instant at = event.metadata().time();
    return new PaymentView(event.streamId(),
        NextEvent.evolve(
            named, RULES, payment == null ? RULES.initial() : payment.state(), event),
        with(payment == null ? List.of() : payment.told(), Told.by(event.data(), at)),
        event.version(), at, event.position());
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
