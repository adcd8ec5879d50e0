package io.orderlog.simulators.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.simulators.payment.Step.News;
import io.orderlog.simulators.payment.Step.Happening;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of a webhook. */
record WebhookDocument(String type, Instant timestamp, Data data) {

  /**
   * What it is about.
   *
   * @param id of the payment
   * @param paymentKey with which the payment was asked for
   * @param key with which this was asked; not there if nobody asked
   * @param amount that was moved, or would have been, in minor units
   * @param operationId of the capture, void, refund or chargeback
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Data(String id, String reference, String paymentKey, @Nullable String key, long amount,
      String currency, @Nullable String operationId, @Nullable String code,
      @Nullable Instant until) {}

  static WebhookDocument of(Payment payment, News news, Instant at) {
    Operation operation = news.operation();
    return new WebhookDocument(news.type().written(), at, new Data(payment.id(),
        payment.reference(), payment.key(), operation == null ? payment.key() : operation.key(),
        news.amount(), payment.currency(), operation == null ? null : operation.id(),
        payment.code(),
        news.type() == Happening.AUTHORISED ? payment.until() : null));
  }
}
