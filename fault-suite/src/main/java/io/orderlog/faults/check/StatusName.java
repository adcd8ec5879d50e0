package io.orderlog.faults.check;

import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderState;

/** The status that an answer has to tell. */
final class StatusName {

  private StatusName() {}

  static String of(OrderState state) {
    return state instanceof OrderState.NotPlaced ? "none" : OrderDecider.statusOf(state).name();
  }
}
