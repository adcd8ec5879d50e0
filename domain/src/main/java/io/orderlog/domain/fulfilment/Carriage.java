package io.orderlog.domain.fulfilment;

/** Who brings parcels to customers. */
public enum Carriage {
  /** People see to it, and say so. */
  BY_HAND,
  /** A carrier is asked, and says so. */
  BY_CARRIER
}
