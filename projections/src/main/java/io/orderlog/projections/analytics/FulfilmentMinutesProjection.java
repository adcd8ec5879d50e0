package io.orderlog.projections.analytics;

import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyChargedBack;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyRefunded;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.Step;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.projections.readmodel.Counters;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.OpenStreams;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Counts by minute and currency what becomes of sales that fail; see {@link FulfilmentWindow} for
 * what counts when. The currency of an order is remembered for good: a charge-back comes months
 * after the end.
 */
public final class FulfilmentMinutesProjection implements Projection<FulfilmentEvent> {

  public static final String NAME = "fulfilment_minutes";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AggregateLog<FulfilmentEvent> log() {
    return FulfilmentLog.FULFILMENTS;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(MinuteTables.ofFulfilments(generation), MinuteTables.currencies(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<FulfilmentEvent>> events) {
    Counters minutes =
        new Counters(MinuteTables.ofFulfilments(generation), MinuteTables.OF_FULFILMENTS);
    OpenStreams<Currency> currencies = OpenStreams.load(transaction, log(),
        MinuteTables.currencies(generation), row -> row.get(MinuteTables.CURRENCY),
        (orderId, currency) -> new @Nullable Object[]{orderId, currency}, events);
    events.forEach(event -> apply(event, minutes, currencies));
    minutes.write(transaction);
    currencies.write(transaction);
  }

  private static void apply(RecordedEvent<FulfilmentEvent> event, Counters minutes,
      OpenStreams<Currency> currencies) {
    switch (event.data()) {
      case FulfilmentStarted started -> currencies.put(event.streamId(), started.currency());
      case UnwindingBegun begun -> {
        // The carrier may have a parcel that a line is missing for; then the order is not refused.
        if (begun.cause() == Cause.OUT_OF_STOCK && begun.steps().contains(Step.cancelOrder())) {
          minutes.add(MinuteTables.key(event, currencies.get(event)), MinuteTables.REFUSED,
              BigInteger.ONE);
        }
      }
      case MoneyRefunded refunded -> {
        List<Object> key = MinuteTables.key(event, currencies.get(event));
        minutes.add(key, MinuteTables.REFUNDS, BigInteger.ONE);
        minutes.add(key, MinuteTables.REFUNDED, BigInteger.valueOf(refunded.amountMinor()));
      }
      case MoneyChargedBack back -> {
        List<Object> key = MinuteTables.key(event, currencies.get(event));
        minutes.add(key, MinuteTables.CHARGEBACKS, BigInteger.ONE);
        minutes.add(key, MinuteTables.CHARGED_BACK, BigInteger.valueOf(back.amountMinor()));
      }
      case FulfilmentEvent.Asking _,FulfilmentEvent.Telling _ -> {
        // Sells, or says how far a sale is.
      }
    }
  }
}
