package io.orderlog.eventlog.shipment;

import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.shipment.Label;
import io.orderlog.domain.shipment.Parcel.Item;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentEvent.AttemptFailed;
import io.orderlog.domain.shipment.ShipmentEvent.CancelRequested;
import io.orderlog.domain.shipment.ShipmentEvent.CancelTooLate;
import io.orderlog.domain.shipment.ShipmentEvent.GaveUp;
import io.orderlog.domain.shipment.ShipmentEvent.LabelCreated;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelDelivered;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelHandedOver;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentCancelled;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentFailed;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentRequested;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One of each event of a shipment. */
public final class ShipmentSamples {

  private static final String ORDER = "2491f54e-288e-8f3d-936a-7fe0e3c29e1d";
  private static final Instant ASKED = Instant.parse("2026-03-01T10:15:30.120Z");
  private static final Instant RETRY = Instant.parse("2026-03-01T10:15:31Z");
  private static final PostalAddress ADDRESS = new PostalAddress(
      "Ada \"Countess\" Lovelace", "Žitná 7 \\ 速達", "120 00", "Praha", "CZ");
  private static final Label.File FILE = new Label.File(
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 731,
      "application/pdf", 9007199254740991L);

  /** By their types. */
  public static final Map<String, ShipmentEvent> ALL = Map.ofEntries(
      Map.entry("shipment.requested.v1", new ShipmentRequested(ORDER,
          List.of(new Item("BÜCHER/速達-😀", 1), new Item("mug", 2)), ADDRESS, ASKED)),
      Map.entry("shipment.label-created.v1",
          new LabelCreated("Pošta", "RR 123/é", "lab_1", FILE)),
      Map.entry("shipment.handed-over.v1", new ParcelHandedOver("Pošta", "RR 123/é")),
      Map.entry("shipment.delivered.v1", new ParcelDelivered()),
      Map.entry("shipment.cancel-requested.v1", new CancelRequested("CANCELLED", ASKED)),
      Map.entry("shipment.cancelled.v1", new ShipmentCancelled()),
      Map.entry("shipment.cancel-too-late.v1", new CancelTooLate()),
      Map.entry("shipment.failed.v1", new ShipmentFailed("refused-422")),
      Map.entry("shipment.attempt-failed.v1",
          new AttemptFailed("label", 2, "the carrier answers 503", RETRY)),
      Map.entry("shipment.gave-up.v1", new GaveUp("cancel", "no answer in 10 s")));

  private ShipmentSamples() {}
}
