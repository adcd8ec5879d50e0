package io.orderlog.projections.rebuild;

import java.util.BitSet;

/**
 * A set of orders that takes the same memory for ten orders and for ten million: it remembers
 * groups of orders, into which they fall by the hashes of their ids. So it may hold some that
 * nobody added, the more the fuller it is, but it never lacks one. Used by one thread until it is
 * filled, and then by any number.
 */
final class OrderGroups {

  /** 16 MiB: with a million orders added, about one in a hundred others is held too. */
  private static final int BITS = 27;

  private final BitSet groups = new BitSet(1 << BITS);

  void add(String orderId) {
    groups.set(group(orderId));
  }

  boolean mayHold(String orderId) {
    return groups.get(group(orderId));
  }

  /** Multiplied by the golden ratio, so that the upper bits depend on all of the hash. */
  private static int group(String orderId) {
    return (orderId.hashCode() * 0x9E3779B9) >>> (Integer.SIZE - BITS);
  }
}
