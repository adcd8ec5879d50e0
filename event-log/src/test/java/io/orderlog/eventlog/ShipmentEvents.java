package io.orderlog.eventlog;

import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** An event with a past: its shape changed twice since it was first written. */
public final class ShipmentEvents {

  private ShipmentEvents() {}

  /** The newest shape, {@code order.shipped.v3}: an order may leave in several parcels. */
  public record Shipped(String carrier, List<String> trackingNumbers) {
    public Shipped {
      trackingNumbers = List.copyOf(trackingNumbers);
    }
  }

  /** As it was first written, {@code order.shipped.v1}. */
  public record FirstShipped(String carrier) {}

  /** Reads all three versions, writes the third. */
  public static EventCodec<Shipped> codec() {
    return new JsonEventCodec<>(Shipped.class,
        Map.of("order.shipped.v3", Shipped.class), Upcasters.none()
            .and("order.shipped.v1", "order.shipped.v2", ShipmentEvents::withTrackingNumber)
            .and("order.shipped.v2", "order.shipped.v3", ShipmentEvents::withParcels));
  }

  /** The codec of a program that knew the first version only. */
  public static EventCodec<FirstShipped> firstCodec() {
    return new JsonEventCodec<>(FirstShipped.class,
        Map.of("order.shipped.v1", FirstShipped.class), Upcasters.none());
  }

  private static ObjectNode withTrackingNumber(ObjectNode first) {
    return first.put("trackingNumber", "");
  }

  private static ObjectNode withParcels(ObjectNode second) {
    String trackingNumber = second.remove("trackingNumber").asString();
    var trackingNumbers = second.putArray("trackingNumbers");
    if (!trackingNumber.isEmpty()) {
      trackingNumbers.add(trackingNumber);
    }
    return second;
  }
}
