package io.orderlog.command.process;

import io.orderlog.command.webhook.SignedWebhook;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentEvent.AuthorisationRequested;
import io.orderlog.domain.payment.PaymentEvent.CaptureRequested;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.http.HttpAnswer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A payment provider that nobody can ask: it tells this shop by webhooks what it says has happened.
 */
record TellingProvider(RunningShop shop) {

  HttpAnswer authorised(String order) {
    return tell("authorised", order, authorisation(order), "");
  }

  HttpAnswer captured(String order) {
    return tell("captured", order, authorisation(order), key(order, capture(order)));
  }

  HttpAnswer tell(String what, String order, String authorisation, String more) {
    return send(body(what, order, authorisation, more));
  }

  HttpAnswer send(String body) {
    return SignedWebhook.of("msg_" + UUID.randomUUID(), Instant.now(), body)
        .to(shop.client(), "/webhooks/payments");
  }

  /** What the payment was asked for by. */
  String authorisation(String order) {
    return events(order).stream().filter(AuthorisationRequested.class::isInstance)
        .map(AuthorisationRequested.class::cast).findFirst().orElseThrow().txId();
  }

  private String capture(String order) {
    return events(order).stream().filter(CaptureRequested.class::isInstance)
        .map(CaptureRequested.class::cast).findFirst().orElseThrow().txId();
  }

  private List<PaymentEvent> events(String order) {
    return shop.history(PaymentLog.PAYMENTS, order).stream().map(RecordedEvent::data).toList();
  }

  private static String key(String order, String txId) {
    return ",\"key\":\"payments/" + order + "/" + txId + "\"";
  }

  static String body(String what, String order, String authorisation, String more) {
    return "{\"type\":\"payment." + what + "\",\"timestamp\":\"2026-03-01T10:15:30Z\",\"data\":{"
        + "\"id\":\"pay_1\",\"reference\":\"" + order + "\",\"paymentKey\":\"payments/" + order
        + "/" + authorisation + "\",\"amount\":1990,\"currency\":\"EUR\"" + more + "}}";
  }
}
