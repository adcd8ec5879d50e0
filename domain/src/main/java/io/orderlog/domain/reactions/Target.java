package io.orderlog.domain.reactions;

/** The aggregates that commands are sent to. */
public enum Target {
  ORDERS, STOCK, PAYMENTS, FULFILMENTS, SHIPMENTS, MAILS, WAITS, RISK
}
