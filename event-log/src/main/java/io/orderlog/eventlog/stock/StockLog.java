package io.orderlog.eventlog.stock;

import io.orderlog.domain.stock.StockEvent;
import io.orderlog.eventlog.AggregateLog;

/** The log of all items in stock; the id of one is its SKU. */
public final class StockLog {

  public static final AggregateLog<StockEvent> STOCK =
      new AggregateLog<>("stock", "item", StockEventCodec.create(), 6);

  /** No event that a command may lead to takes more, with its key and its headers. */
  public static final int LARGEST_EVENT_BYTES = 16 * 1024;

  private StockLog() {}
}
