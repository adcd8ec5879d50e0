package io.orderlog.eventlog.payment;

import io.orderlog.domain.money.Money;
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
import io.orderlog.domain.payment.Transaction.Kind;
import java.time.Instant;
import java.util.Map;

/** One of each event of a payment. */
public final class PaymentSamples {

  private static final String ORDER = "2491f54e-288e-8f3d-936a-7fe0e3c29e1d";
  private static final Instant ASKED = Instant.parse("2026-03-01T10:15:30.120Z");
  private static final Instant UNTIL = Instant.parse("2026-03-08T10:15:30Z");

  /** By their types. */
  public static final Map<String, PaymentEvent> ALL = Map.ofEntries(
      Map.entry("payment.authorisation-requested.v1", new AuthorisationRequested(ORDER, "auth-1",
          9007199254740991L, Money.currency("EUR").orElseThrow(), "Karte \"№ 7\" \\ 💳", UNTIL,
          ASKED)),
      Map.entry("payment.authorised.v1", new Authorised("auth-1", "pi_3MtwBw/速達", 1990, UNTIL)),
      Map.entry("payment.declined.v1", new Declined("auth-1", "GIVING_BACK")),
      Map.entry("payment.action-required.v1",
          new ActionRequired("auth-1", "https://bank.example/3ds?id=1&x=é")),
      Map.entry("payment.expired.v1", new Expired("auth-1")),
      Map.entry("payment.capture-requested.v1",
          new CaptureRequested("capture-1", "auth-1", 1990, ASKED)),
      Map.entry("payment.captured.v1", new Captured("capture-1", "auth-1", "pi_3MtwBw", 1990)),
      Map.entry("payment.capture-failed.v1", new CaptureFailed("capture-1", "NOT_AUTHORISED")),
      Map.entry("payment.void-requested.v1", new VoidRequested("back-3", "auth-1", ASKED)),
      Map.entry("payment.voided.v1", new Voided("back-3", "auth-1")),
      Map.entry("payment.void-failed.v1", new VoidFailed("back-3", "already captured")),
      Map.entry("payment.refund-requested.v1",
          new RefundRequested("refund-1", "auth-1", 990, "zerbrochen 💔", ASKED)),
      Map.entry("payment.refunded.v1", new Refunded("refund-1", "auth-1", 990)),
      Map.entry("payment.refund-failed.v1", new RefundFailed("refund-1", "EXCEEDS_CAPTURED")),
      Map.entry("payment.charged-back.v1", new ChargedBack("dispute-1", "auth-1", 1990)),
      Map.entry("payment.give-back-noted.v1",
          new GiveBackNoted("give-back", "NOT_PAID_IN_TIME", ASKED)),
      Map.entry("payment.given-back.v1", new GivenBack("give-back", 0)),
      Map.entry("payment.attempt-failed.v1",
          new AttemptFailed("auth-1", 2, "answered with 503", UNTIL)),
      Map.entry("payment.gave-up.v1", new GaveUp("auth-1", Kind.AUTHORISE, "no answer in 10 s")));

  private PaymentSamples() {}
}
