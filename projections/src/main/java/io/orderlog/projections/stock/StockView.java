package io.orderlog.projections.stock;

import io.orderlog.domain.stock.StockStatus;
import io.orderlog.eventlog.LogPosition;
import java.time.Instant;

/**
 * An item as its row has it.
 *
 * @param isTracked whether pieces of it were ever there; if not, it was only ever asked for
 * @param onHand pieces that are there
 * @param available those of them that nobody has reserved; holds that have run out count as
 *     reserved until somebody needs their pieces
 * @param version how many events the item has
 * @param updatedAt when the last of them happened
 * @param position the place of that event in the log
 */
public record StockView(String sku, boolean isTracked, long onHand, long available, long version,
    Instant updatedAt, LogPosition position) {

  /** Pieces that are kept for somebody. */
  public long reserved() {
    return onHand - available;
  }

  /** Whether any can be reserved. */
  public StockStatus status() {
    return available > 0 ? StockStatus.IN_STOCK : StockStatus.SOLD_OUT;
  }
}
