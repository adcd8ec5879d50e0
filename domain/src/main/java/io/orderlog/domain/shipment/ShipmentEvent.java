package io.orderlog.domain.shipment;

import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.shipment.Parcel.Item;
import java.time.Instant;
import java.util.List;

/**
 * What happened to a shipment. Events are history: they are taken as they are, never checked
 * against today's rules for commands. Their component names are the names in the stored JSON.
 */
public sealed interface ShipmentEvent {

  /** What the process of the order may be waiting for. */
  sealed interface Answer extends ShipmentEvent {}

  /** Between the shipment and the carrier. */
  sealed interface Inner extends ShipmentEvent {}

  /** The carrier is to be asked for a label; for a shipment that is known, to be asked anew. */
  record ShipmentRequested(String shipmentId, List<Item> lines, PostalAddress address,
      Instant askedAt) implements Inner {
    public ShipmentRequested {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The carrier will take the parcel that bears this label.
   *
   * @param reference the carrier's name for it
   * @param label where its bytes are
   */
  record LabelCreated(String carrier, String trackingNumber, String reference, Label.File label)
      implements Inner {}

  record ParcelHandedOver(String carrier, String trackingNumber) implements Answer {}

  record ParcelDelivered() implements Answer {}

  /** The carrier is to be told that it will not leave. */
  record CancelRequested(String reason, Instant askedAt) implements Inner {}

  record ShipmentCancelled() implements Answer {}

  /** It was to be cancelled, and the carrier has it. */
  record CancelTooLate() implements Answer {}

  /** The carrier refuses it. */
  record ShipmentFailed(String code) implements Answer {}

  /**
   * The carrier has not said what it did.
   *
   * @param txId what was asked for
   * @param retryAt when it is asked again, with the same key
   */
  record AttemptFailed(String txId, int attempt, String error, Instant retryAt)
      implements Inner {}

  /** The carrier is not asked any more; what it did, if anything, is not known. */
  record GaveUp(String txId, String error) implements Answer {}
}
