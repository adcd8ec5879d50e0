package io.orderlog.replay.wait;

import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.stock.Sku;
import io.orderlog.domain.wait.WaitDecider;
import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.domain.wait.WaitState;
import io.orderlog.eventlog.wait.WaitLog;
import io.orderlog.replay.ReplayedAggregate;
import io.orderlog.replay.stock.ReplayedStock;

/** Waiting lists as the replay tool sees them. */
public final class ReplayedWaits {

  public static final ReplayedAggregate<WaitState, WaitEvent> WAITS = new ReplayedAggregate<>(
      // What it would decide is not asked for.
      WaitLog.WAITS, new WaitDecider(Mailing.NONE), state -> WaitDecider.statusOf(state).name(),
      Sku::canonical, ReplayedStock.SKU_FORM,
      ReplayedStock.SKU_FORM);

  private ReplayedWaits() {}
}
