package io.orderlog.eventlog.order;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.AggregateLog;

/** The log of all orders. */
public final class OrderLog {

  public static final AggregateLog<OrderEvent> ORDERS =
      new AggregateLog<>("orders", "order", OrderEventCodec.create(), 6);

  /** No event that a command may lead to takes more, with its key and its headers. */
  public static final int LARGEST_EVENT_BYTES = 256 * 1024;

  private OrderLog() {}
}
