package io.orderlog.domain.fulfilment;

/**
 * One thing that is asked of another aggregate so that nothing is left of an order. Open until that
 * has answered.
 *
 * @param sku whose reservation it is about; empty if it is about none
 */
public record Step(Kind kind, String sku) {

  /** Whom it asks for what. */
  public enum Kind {
    /** Stock, to let go of a line. */
    RELEASE,
    /** The payment, to end with no money. */
    GIVE_BACK,
    /** The order, to be cancelled. */
    CANCEL_ORDER,
    /** The shipments, to stay; asked before all others, because a parcel that left stays sold. */
    CANCEL_SHIPMENT
  }

  public static Step release(String sku) {
    return new Step(Kind.RELEASE, sku);
  }

  public static Step giveBack() {
    return new Step(Kind.GIVE_BACK, "");
  }

  public static Step cancelShipment() {
    return new Step(Kind.CANCEL_SHIPMENT, "");
  }

  public static Step cancelOrder() {
    return new Step(Kind.CANCEL_ORDER, "");
  }
}
