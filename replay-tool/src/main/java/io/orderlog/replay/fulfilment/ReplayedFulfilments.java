package io.orderlog.replay.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.fulfilment.decisions.FulfilmentDecider;
import io.orderlog.domain.order.OrderId;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.replay.ReplayedAggregate;

/**
 * The processes that fulfil orders, as the replay tool sees them; the id of one is its order's. How
 * long they wait is in their events.
 */
public final class ReplayedFulfilments {

  public static final ReplayedAggregate<FulfilmentState, FulfilmentEvent> FULFILMENTS =
      new ReplayedAggregate<>(FulfilmentLog.FULFILMENTS,
          new FulfilmentDecider(FulfilmentTimes.usual()),
          state -> FulfilmentDecider.statusOf(state).name(), OrderId::canonical,
          "a UUID", "a UUID in lower case");

  private ReplayedFulfilments() {}
}
