package io.orderlog.domain.shipment;

import java.util.Optional;

/**
 * Where a shipment is. These are the usual transitions; what the carrier says counts wherever it is
 * heard:
 *
 * <pre>
 * None         request → Requested, cancel → Cancelled
 * Requested    a label is there → Labelled, the carrier refuses → Failed, cancel → CancelAsked
 * Labelled     the carrier has it → HandedOver, cancel → CancelAsked
 * HandedOver   the customer has it → Delivered
 * CancelAsked  the carrier will not take it → Cancelled, it has it → HandedOver
 * Failed       request → Requested, cancel → Cancelled
 *
 * Requested, CancelAsked, Cancelled, Failed  the carrier has it all the same → HandedOver
 * Cancelled, Failed  there is a label all the same → Labelled; if it is not wanted, CancelAsked
 * </pre>
 */
public sealed interface ShipmentState {

  /** Nobody wants anything to leave yet. */
  record None() implements ShipmentState {}

  /** Something was wanted, or is. */
  sealed interface Known extends ShipmentState {
    Parcel parcel();
  }

  /** It has left the house. */
  sealed interface Left extends Known {
    String carrier();

    String trackingNumber();

    /** Empty if the carrier had it before its label was known. */
    Optional<Label> label();
  }

  /** The carrier is asked for a label. */
  record Requested(Parcel parcel, Asked asked) implements Known {}

  /** The carrier may come. */
  record Labelled(Parcel parcel, Label label) implements Known {}

  /** The carrier has it. */
  record HandedOver(Parcel parcel, String carrier, String trackingNumber, Optional<Label> label)
      implements Left {}

  /** The customer has it. */
  record Delivered(Parcel parcel, String carrier, String trackingNumber, Optional<Label> label)
      implements Left {}

  /**
   * It is not to leave any more.
   *
   * @param label that the carrier is asked to forget; if there is none, it is asked whether
   *     there is one
   */
  record CancelAsked(Parcel parcel, Optional<Label> label, Asked asked) implements Known {}

  /** It does not leave. */
  record Cancelled(Parcel parcel, Optional<Label> label) implements Known {}

  /** Cancelled before anybody wanted it. */
  record CalledOff() implements ShipmentState {}

  /**
   * The carrier does not want it.
   *
   * @param asked how often it was asked, in case it is asked again
   */
  record Failed(Parcel parcel, String code, Asked asked) implements Known {}
}
