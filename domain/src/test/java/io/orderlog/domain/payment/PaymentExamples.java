package io.orderlog.domain.payment;

import io.orderlog.domain.DeciderSpec;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.payment.PaymentCommand.Authorise;
import io.orderlog.domain.payment.PaymentCommand.Capture;
import io.orderlog.domain.payment.PaymentCommand.GiveBack;
import io.orderlog.domain.payment.PaymentCommand.RecordAuthorised;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptured;
import io.orderlog.domain.payment.PaymentCommand.Refund;
import io.orderlog.domain.payment.PaymentEvent.AuthorisationRequested;
import io.orderlog.domain.payment.PaymentEvent.Authorised;
import io.orderlog.domain.payment.PaymentEvent.CaptureRequested;
import io.orderlog.domain.payment.PaymentEvent.Captured;
import io.orderlog.domain.payment.PaymentEvent.GiveBackNoted;
import io.orderlog.domain.payment.PaymentEvent.GivenBack;
import io.orderlog.domain.payment.PaymentEvent.RefundRequested;
import io.orderlog.domain.payment.PaymentEvent.VoidRequested;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** The payment of an order of 20.00 EUR, as its commands and its events. */
public final class PaymentExamples {

  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  public static final Instant PAY_BY = NOON.plus(Duration.ofMinutes(15));
  public static final Instant NEXT_WEEK = NOON.plus(Duration.ofDays(7));
  public static final Currency EUR = Currency.getInstance("EUR");
  public static final OrderId ORDER = new OrderId("dfedfb13-5d6a-4b6e-9c3e-0a1b2c3d4e5f");

  private PaymentExamples() {}

  public static DeciderSpec<PaymentCommand, PaymentState, PaymentEvent, PaymentRejection> given(
      PaymentEvent... history) {
    return DeciderSpec.given(new PaymentDecider(), List.of(history), NOON);
  }

  public static PaymentCommand authorise(String txId) {
    return new Authorise(ORDER, txId, 2000, EUR, "ok", PAY_BY);
  }

  public static PaymentCommand capture(String txId, long amount) {
    return new Capture(txId, amount);
  }

  public static PaymentCommand refund(String txId, long amount) {
    return new Refund(txId, amount, "broken");
  }

  public static PaymentCommand giveBack() {
    return new GiveBack("give-back", "cancelled");
  }

  public static PaymentCommand recordAuthorised(String txId) {
    return new RecordAuthorised(txId, "ref-" + txId, 2000, NEXT_WEEK);
  }

  public static PaymentCommand recordCaptured(String txId, String authorisation, long amount) {
    return new RecordCaptured(txId, authorisation, "ref-" + authorisation, amount);
  }

  public static PaymentEvent asked(String txId) {
    return new AuthorisationRequested(ORDER.text(), txId, 2000, EUR, "ok", PAY_BY, NOON);
  }

  public static PaymentEvent authorised(String txId) {
    return new Authorised(txId, "ref-" + txId, 2000, NEXT_WEEK);
  }

  public static PaymentEvent captureAsked(String txId, long amount) {
    return new CaptureRequested(txId, "auth-1", amount, NOON);
  }

  public static PaymentEvent captured(String txId, long amount) {
    return new Captured(txId, "auth-1", "ref-auth-1", amount);
  }

  public static PaymentEvent refundAsked(String txId, long amount) {
    return new RefundRequested(txId, "auth-1", amount, "broken", NOON);
  }

  public static PaymentEvent backAsked(String txId, String authorisation, long amount) {
    return new RefundRequested(txId, authorisation, amount, "not wanted any more", NOON);
  }

  public static PaymentEvent voidAsked(String txId, String authorisation) {
    return new VoidRequested(txId, authorisation, NOON);
  }

  public static PaymentEvent giveBackNoted() {
    return new GiveBackNoted("give-back", "cancelled", NOON);
  }

  public static PaymentEvent givenBack(long refunded) {
    return new GivenBack("give-back", refunded);
  }
}
