package io.orderlog.domain.shipment;

import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.shipment.Parcel.Item;
import io.orderlog.domain.shipment.ShipmentCommand.Cancel;
import io.orderlog.domain.shipment.ShipmentCommand.RecordDelivered;
import io.orderlog.domain.shipment.ShipmentCommand.RecordHandedOver;
import io.orderlog.domain.shipment.ShipmentCommand.RecordLabel;
import io.orderlog.domain.shipment.ShipmentCommand.Request;
import io.orderlog.domain.shipment.ShipmentEvent.CancelRequested;
import io.orderlog.domain.shipment.ShipmentEvent.LabelCreated;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelDelivered;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelHandedOver;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentCancelled;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentFailed;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentRequested;
import java.time.Instant;
import java.util.List;

/** Two teas and a cup on their way to Ada, all at noon. */
public final class ShipmentExamples {

  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  public static final String ID = "dfedfb13-5d6a-4b6e-9c3e-0a1b2c3d4e5f";
  public static final PostalAddress ADDRESS =
      new PostalAddress("Ada", "St James's Square 12", "SW1Y 4JH", "London", "GB");
  public static final List<Item> ITEMS = List.of(new Item("tea", 2), new Item("cup", 1));
  public static final Label.File FILE =
      new Label.File("0123456789abcdef".repeat(4), 700, "application/pdf", 41);

  public static final ShipmentCommand REQUEST = new Request(ID, ITEMS, ADDRESS);
  public static final ShipmentCommand CANCEL = new Cancel("changed my mind");
  public static final ShipmentCommand RECORD_LABEL =
      new RecordLabel("Simulated Post", "SP1", "lab_1", FILE);
  public static final ShipmentCommand RECORD_HANDED_OVER =
      new RecordHandedOver("Simulated Post", "SP1");
  public static final ShipmentCommand RECORD_DELIVERED =
      new RecordDelivered("Simulated Post", "SP1");

  public static final ShipmentEvent REQUESTED = new ShipmentRequested(ID, ITEMS, ADDRESS, NOON);
  public static final ShipmentEvent LABELLED =
      new LabelCreated("Simulated Post", "SP1", "lab_1", FILE);
  public static final ShipmentEvent HANDED_OVER = new ParcelHandedOver("Simulated Post", "SP1");
  public static final ShipmentEvent CANCEL_REQUESTED =
      new CancelRequested("changed my mind", NOON);

  private ShipmentExamples() {}

  /** What has led to a situation with this name. */
  public static List<ShipmentEvent> historyOf(String situation) {
    return switch (situation) {
      case "None" -> List.of();
      case "Requested" -> List.of(REQUESTED);
      case "Labelled" -> List.of(REQUESTED, LABELLED);
      case "HandedOver" -> List.of(REQUESTED, LABELLED, HANDED_OVER);
      case "Delivered" -> List.of(REQUESTED, LABELLED, HANDED_OVER, new ParcelDelivered());
      case "Unlabelled" -> List.of(REQUESTED, HANDED_OVER);
      case "CancelAsked" -> List.of(REQUESTED, LABELLED, CANCEL_REQUESTED);
      case "Finding" -> List.of(REQUESTED, CANCEL_REQUESTED);
      case "Cancelled" -> List.of(REQUESTED, LABELLED, CANCEL_REQUESTED,
          new ShipmentCancelled());
      case "NeverThere" -> List.of(REQUESTED, CANCEL_REQUESTED, new ShipmentCancelled());
      case "CalledOff" -> List.of(new ShipmentCancelled());
      case "Failed" -> List.of(REQUESTED, new ShipmentFailed("too heavy"));
      default -> throw new IllegalArgumentException(situation);
    };
  }
}
