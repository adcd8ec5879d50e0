package io.orderlog.projections.rebuild;

import java.util.BitSet;

/**
 * A set of stream ids that takes the same memory for ten ids and for ten million: it remembers
 * groups of them, into which they fall by their hashes. So it may hold some that
 * nobody added, the more the fuller it is, but it never lacks one. Used by one thread until it is
 * filled, and then by any number.
 */
final class StreamIdFilter {

  /** 16 MiB: with a million ids added, about one in a hundred others is held too. */
  private static final int BITS = 27;

  private final BitSet groups = new BitSet(1 << BITS);

  void add(String streamId) {
    groups.set(group(streamId));
  }

  boolean mayHold(String streamId) {
    return groups.get(group(streamId));
  }

  /** Multiplied by the golden ratio, so that the upper bits depend on all of the hash. */
  private static int group(String streamId) {
    return (streamId.hashCode() * 0x9E3779B9) >>> (Integer.SIZE - BITS);
  }
}
