package io.orderlog.domain.fulfilment;

/** Whether customers are told what becomes of their orders. */
public enum Mailing {
  /** They look it up. */
  NONE,
  /** They get mails. */
  BY_MAIL
}
