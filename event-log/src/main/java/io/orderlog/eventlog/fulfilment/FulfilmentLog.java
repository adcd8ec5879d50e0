package io.orderlog.eventlog.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.eventlog.AggregateLog;

/** The log of the processes that fulfil orders; the id of one is its order's. */
public final class FulfilmentLog {

  public static final AggregateLog<FulfilmentEvent> FULFILMENTS =
      new AggregateLog<>("fulfilments", "fulfilment", FulfilmentEventCodec.create(), 6);

  /** No event that a command may lead to takes more, with its key and its headers. */
  public static final int LARGEST_EVENT_BYTES = 256 * 1024;

  private FulfilmentLog() {}
}
