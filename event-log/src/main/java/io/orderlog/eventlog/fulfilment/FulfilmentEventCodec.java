package io.orderlog.eventlog.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentEvent.ReviewAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RiskAssessed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentCalledOff;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Approved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AuthorisationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureHeard;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ConfirmationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentClosed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.GotStuck;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MailAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyChargedBack;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyRefunded;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Noted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.OrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ParcelDelivered;
import io.orderlog.domain.fulfilment.FulfilmentEvent.PaymentDeclined;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundRefused;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Resumed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReturnBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent.StepUndone;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.Map;

/** The names under which a process's events stand in the log. Once written, a name stays. */
public final class FulfilmentEventCodec {

  private FulfilmentEventCodec() {}

  /** Writes the newest version of each event and reads all there ever were. */
  public static EventCodec<FulfilmentEvent> create() {
    return new JsonEventCodec<>(FulfilmentEvent.class, Map.ofEntries(
        Map.entry("fulfilment.started.v1", FulfilmentStarted.class),
        Map.entry("fulfilment.order-placed.v1", OrderPlaced.class),
        Map.entry("fulfilment.line-reserved.v1", LineReserved.class),
        Map.entry("fulfilment.assessing.v1", AssessmentAsked.class),
        Map.entry("fulfilment.risk-assessed.v1", RiskAssessed.class),
        Map.entry("fulfilment.in-review.v1", ReviewAsked.class),
        Map.entry("fulfilment.approved.v1", Approved.class),
        Map.entry("fulfilment.authorising.v1", AuthorisationAsked.class),
        Map.entry("fulfilment.payment-declined.v1", PaymentDeclined.class),
        Map.entry("fulfilment.confirming.v1", ConfirmationAsked.class),
        Map.entry("fulfilment.line-confirmed.v1", LineConfirmed.class),
        Map.entry("fulfilment.capturing.v1", CaptureAsked.class),
        Map.entry("fulfilment.capture-heard.v1", CaptureHeard.class),
        Map.entry("fulfilment.paid.v1", Paid.class),
        Map.entry("fulfilment.shipping.v1", ShipmentAsked.class),
        Map.entry("fulfilment.shipment-called-off.v1", ShipmentCalledOff.class),
        Map.entry("fulfilment.handed-over.v1", HandedOver.class),
        Map.entry("fulfilment.delivered.v1", ParcelDelivered.class),
        Map.entry("fulfilment.return-begun.v1", ReturnBegun.class),
        Map.entry("fulfilment.refunding.v1", RefundAsked.class),
        Map.entry("fulfilment.refunded.v1", MoneyRefunded.class),
        Map.entry("fulfilment.refund-refused.v1", RefundRefused.class),
        Map.entry("fulfilment.charged-back.v1", MoneyChargedBack.class),
        Map.entry("fulfilment.unwinding.v1", UnwindingBegun.class),
        Map.entry("fulfilment.mailing.v1", MailAsked.class),
        Map.entry("fulfilment.undone.v1", StepUndone.class),
        Map.entry("fulfilment.closed.v1", FulfilmentClosed.class),
        Map.entry("fulfilment.stuck.v1", GotStuck.class),
        Map.entry("fulfilment.resumed.v1", Resumed.class),
        Map.entry("fulfilment.noted.v1", Noted.class)), Upcasters.none());
  }
}
