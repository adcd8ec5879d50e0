package io.orderlog.replay.stock;

import io.orderlog.domain.stock.Sku;
import io.orderlog.domain.stock.StockDecider;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockState;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.replay.ReplayedAggregate;

/** Items in stock as the replay tool sees them. */
public final class ReplayedStock {

  /** What the id of a stream looks like that is named by a SKU. */
  public static final String SKU_FORM = "a SKU of 1 to 64 printable characters without slashes";

  public static final ReplayedAggregate<StockState, StockEvent> STOCK = new ReplayedAggregate<>(
      StockLog.STOCK, new StockDecider(), state -> StockDecider.statusOf(state).name(),
      Sku::canonical, SKU_FORM,
      SKU_FORM);

  private ReplayedStock() {}
}
