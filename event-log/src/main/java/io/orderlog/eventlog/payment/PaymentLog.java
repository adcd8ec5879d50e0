package io.orderlog.eventlog.payment;

import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.eventlog.AggregateLog;

/** The log of all payments; the id of one is its order's. */
public final class PaymentLog {

  public static final AggregateLog<PaymentEvent> PAYMENTS =
      new AggregateLog<>("payments", "payment", PaymentEventCodec.create(), 6);

  /**
   * No event takes more, with its key and its headers, if whoever brings a fact takes no text of the
   * provider's that is longer than 4,000 characters.
   */
  public static final int LARGEST_EVENT_BYTES = 128 * 1024;

  private PaymentLog() {}
}
