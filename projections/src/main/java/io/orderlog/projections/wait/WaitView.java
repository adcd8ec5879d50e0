package io.orderlog.projections.wait;

import io.orderlog.domain.stock.StockStatus;
import io.orderlog.eventlog.LogPosition;
import java.time.Instant;

/**
 * A waiting list as its row has it. Who waits is not in it.
 *
 * @param waiting how many wait
 * @param told how many were ever told
 * @param available pieces that the list has heard of last
 * @param version how many events the list has
 * @param updatedAt when the last of them happened
 * @param position the place of that event in the log
 */
public record WaitView(String sku, long waiting, long told, long available, long version,
    Instant updatedAt, LogPosition position) {

  /** Whether there is something, as far as the list has heard. */
  public StockStatus status() {
    return available > 0 ? StockStatus.IN_STOCK : StockStatus.SOLD_OUT;
  }
}
