package io.orderlog.projections.fulfilment;

/**
 * What has become of one line of the order.
 *
 * @param quantity pieces
 */
public record LineView(String sku, int quantity, Standing standing) {

  /** Where the pieces are. */
  public enum Standing {
    /** Stock was asked to reserve them. */
    ASKED, RESERVED,
    /** Reserved for good. */
    CONFIRMED,
    /** In the parcel. */
    LEFT, RETURNED,
    /** Stock was asked to let go of them. */
    RELEASING, RELEASED
  }

  LineView with(Standing changed) {
    return new LineView(sku, quantity, changed);
  }
}
