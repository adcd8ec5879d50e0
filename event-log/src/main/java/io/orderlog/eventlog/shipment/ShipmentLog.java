package io.orderlog.eventlog.shipment;

import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.eventlog.AggregateLog;

/**
 * The log of all shipments; the id of the first one of an order is the order's, that of the second
 * ends in {@code ~2}.
 */
public final class ShipmentLog {

  public static final AggregateLog<ShipmentEvent> SHIPMENTS =
      new AggregateLog<>("shipments", "shipment", ShipmentEventCodec.create(), 6);

  /** No event that a command may lead to takes more, with its key and its headers. */
  public static final int LARGEST_EVENT_BYTES = 256 * 1024;

  private ShipmentLog() {}
}
