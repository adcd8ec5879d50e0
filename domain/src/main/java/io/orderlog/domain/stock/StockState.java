package io.orderlog.domain.stock;

/**
 * The state of an item. These are all legal transitions:
 *
 * <pre>
 * Untracked  receive, return, consume → Tracked; refusals and empty releases leave it so
 * Tracked    everything → Tracked
 * </pre>
 */
public sealed interface StockState {

  /** Nothing of it was ever there. */
  record Untracked() implements StockState {}

  /**
   * It is counted.
   *
   * @param onHand pieces that are there, at least as many as are reserved
   * @param open who has reserved some of them
   */
  record Tracked(long onHand, Reservations open) implements StockState {

    static final Tracked EMPTY = new Tracked(0, Reservations.NONE);

    /** Pieces that nobody has reserved. */
    public long available() {
      return onHand - open.units();
    }

    boolean hasRoomFor(int quantity) {
      return available() >= quantity && open.count() < StockDecider.MAX_OPEN;
    }

    Tracked withOnHand(long counted) {
      return new Tracked(counted, open);
    }

    Tracked withOpen(Reservations changed) {
      return new Tracked(onHand, changed);
    }
  }
}
