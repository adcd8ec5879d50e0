package io.orderlog.domain.shipment;

/** What the carrier is asked. Whoever asks answers with a {@link ShipmentCommand.Fact}. */
public sealed interface ShipmentRequest {

  /** A label for this parcel. */
  record CreateLabel(Parcel parcel) implements ShipmentRequest {}

  /**
   * Whether there is a label, and nothing more: none is to be made any more. That there is none is
   * answered like a refusal.
   */
  record FindLabel(String shipmentId) implements ShipmentRequest {}

  /**
   * That the parcel will not leave.
   *
   * @param reference the carrier's name for the label that is to be forgotten
   */
  record CancelLabel(String shipmentId, String reference) implements ShipmentRequest {}
}
