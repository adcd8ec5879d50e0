package io.orderlog.domain.fulfilment;

/** Where a process is, as clients see it. */
public enum FulfilmentStatus {
  GATHERING,
  /** A person has to say whether it may pass. */
  IN_REVIEW, PAYING, CONFIRMING, CAPTURING, SHIPPING,
  /** The goods have left. */
  UNDER_WAY, DELIVERED, RETURNING, UNWINDING,
  /** A person has to look at it. */
  STUCK, CLOSED
}
