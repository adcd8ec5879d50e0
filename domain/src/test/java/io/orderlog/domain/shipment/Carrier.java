package io.orderlog.domain.shipment;

import io.orderlog.domain.shipment.ShipmentCommand.Fact;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelTooLate;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelled;
import io.orderlog.domain.shipment.ShipmentCommand.RecordDelivered;
import io.orderlog.domain.shipment.ShipmentCommand.RecordFailed;
import io.orderlog.domain.shipment.ShipmentCommand.RecordHandedOver;
import io.orderlog.domain.shipment.ShipmentCommand.RecordLabel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A carrier with books of its own, in memory: what really happens to parcels. It refuses each
 * eleventh, and a label once made is the same whenever it is asked for.
 */
public final class Carrier {

  /** How far a parcel is. */
  public enum Parcel {
    LABELLED, CANCELLED, HANDED_OVER, DELIVERED
  }

  private static final String NAME = "Simulated Post";
  private static final int REFUSED = 11;

  private final Map<String, Parcel> parcels = new HashMap<>();

  /** Does it, or has done it. */
  public Fact perform(ShipmentRequest request) {
    return switch (request) {
      case ShipmentRequest.CreateLabel(var parcel) -> {
        String id = parcel.shipmentId();
        if (Math.floorMod(id.hashCode(), REFUSED) == 0) {
          yield new RecordFailed("too heavy");
        }
        parcels.putIfAbsent(id, Parcel.LABELLED);
        yield label(id);
      }
      case ShipmentRequest.FindLabel(var id) -> parcels.containsKey(id)
          ? label(id)
          : new RecordFailed("unknown");
      case ShipmentRequest.CancelLabel(var id, _) -> switch (parcel(id).orElseThrow()) {
        case LABELLED, CANCELLED -> {
          parcels.put(id, Parcel.CANCELLED);
          yield new RecordCancelled();
        }
        case HANDED_OVER, DELIVERED -> new RecordCancelTooLate();
      };
    };
  }

  /** The parcel goes on its way, if it is not at its end; what is told of that. */
  public Optional<Fact> moveOn(String id) {
    return parcel(id).flatMap(parcel -> switch (parcel) {
      case LABELLED -> {
        parcels.put(id, Parcel.HANDED_OVER);
        yield Optional.of(new RecordHandedOver(NAME, id));
      }
      case HANDED_OVER -> {
        parcels.put(id, Parcel.DELIVERED);
        yield Optional.of(new RecordDelivered(NAME, id));
      }
      case CANCELLED, DELIVERED -> Optional.<Fact>empty();
    });
  }

  /** Empty if it has never heard of it. */
  public Optional<Parcel> parcel(String id) {
    return Optional.ofNullable(parcels.get(id));
  }

  /** All that it knows. */
  public List<String> ids() {
    return parcels.keySet().stream().sorted().toList();
  }

  private static Fact label(String id) {
    return new RecordLabel(NAME, id, "lab-" + id, ShipmentExamples.FILE);
  }
}
