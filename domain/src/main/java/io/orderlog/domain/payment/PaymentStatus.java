package io.orderlog.domain.payment;

/** The status of a payment, as clients see it. */
public enum PaymentStatus {
  PENDING, ACTION_REQUIRED, AUTHORISED, CAPTURED, PARTIALLY_REFUNDED, REFUNDED,
  /** Nothing was taken, and nothing is held any more. */
  VOIDED, DECLINED, CHARGED_BACK
}
