package io.orderlog.replay.payment;

import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.replay.ReplayedAggregate;

/** Payments as the replay tool sees them; the id of one is its order's. */
public final class ReplayedPayments {

  public static final ReplayedAggregate<PaymentState, PaymentEvent> PAYMENTS =
      new ReplayedAggregate<>(PaymentLog.PAYMENTS, new PaymentDecider(),
          state -> PaymentDecider.statusOf(state).name(), OrderId::canonical,
          "a UUID", "a UUID in lower case");

  private ReplayedPayments() {}
}
