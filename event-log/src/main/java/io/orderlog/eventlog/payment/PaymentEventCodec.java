package io.orderlog.eventlog.payment;

import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentEvent.ActionRequired;
import io.orderlog.domain.payment.PaymentEvent.AttemptFailed;
import io.orderlog.domain.payment.PaymentEvent.AuthorisationRequested;
import io.orderlog.domain.payment.PaymentEvent.Authorised;
import io.orderlog.domain.payment.PaymentEvent.CaptureFailed;
import io.orderlog.domain.payment.PaymentEvent.CaptureRequested;
import io.orderlog.domain.payment.PaymentEvent.Captured;
import io.orderlog.domain.payment.PaymentEvent.ChargedBack;
import io.orderlog.domain.payment.PaymentEvent.Declined;
import io.orderlog.domain.payment.PaymentEvent.Expired;
import io.orderlog.domain.payment.PaymentEvent.GaveUp;
import io.orderlog.domain.payment.PaymentEvent.GiveBackNoted;
import io.orderlog.domain.payment.PaymentEvent.GivenBack;
import io.orderlog.domain.payment.PaymentEvent.RefundFailed;
import io.orderlog.domain.payment.PaymentEvent.RefundRequested;
import io.orderlog.domain.payment.PaymentEvent.Refunded;
import io.orderlog.domain.payment.PaymentEvent.VoidFailed;
import io.orderlog.domain.payment.PaymentEvent.VoidRequested;
import io.orderlog.domain.payment.PaymentEvent.Voided;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.Map;

/** The names under which a payment's events stand in the log. Once written, a name stays. */
public final class PaymentEventCodec {

  private PaymentEventCodec() {}

  /** Writes the newest version of each event and reads all there ever were. */
  public static EventCodec<PaymentEvent> create() {
    return new JsonEventCodec<>(PaymentEvent.class, Map.ofEntries(
        Map.entry("payment.authorisation-requested.v1", AuthorisationRequested.class),
        Map.entry("payment.authorised.v1", Authorised.class),
        Map.entry("payment.declined.v1", Declined.class),
        Map.entry("payment.action-required.v1", ActionRequired.class),
        Map.entry("payment.expired.v1", Expired.class),
        Map.entry("payment.capture-requested.v1", CaptureRequested.class),
        Map.entry("payment.captured.v1", Captured.class),
        Map.entry("payment.capture-failed.v1", CaptureFailed.class),
        Map.entry("payment.void-requested.v1", VoidRequested.class),
        Map.entry("payment.voided.v1", Voided.class),
        Map.entry("payment.void-failed.v1", VoidFailed.class),
        Map.entry("payment.refund-requested.v1", RefundRequested.class),
        Map.entry("payment.refunded.v1", Refunded.class),
        Map.entry("payment.refund-failed.v1", RefundFailed.class),
        Map.entry("payment.charged-back.v1", ChargedBack.class),
        Map.entry("payment.give-back-noted.v1", GiveBackNoted.class),
        Map.entry("payment.given-back.v1", GivenBack.class),
        Map.entry("payment.attempt-failed.v1", AttemptFailed.class),
        Map.entry("payment.gave-up.v1", GaveUp.class)), Upcasters.none());
  }
}
