package io.orderlog.projections.demand;

import io.orderlog.domain.order.OrderLines;
import java.time.LocalDate;

/** An order whose demand can still change, because it has not been shipped or cancelled. */
record OpenOrder(LocalDate placedOn, OrderLines lines, boolean isPaid) {

  OpenOrder withLines(OrderLines changed) {
    return new OpenOrder(placedOn, changed, isPaid);
  }

  OpenOrder paid() {
    return new OpenOrder(placedOn, lines, true);
  }
}
