package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.RecordedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which orders a projection has to look up before it applies a batch of events. One that begins in
 * the batch has no rows yet, and in a rebuild that is nearly every order.
 */
public final class EarlierOrders {

  private EarlierOrders() {}

  /** The ids of the orders that have events before these. */
  public static Set<String> among(List<RecordedEvent<OrderEvent>> events) {
    Set<String> beginHere = new HashSet<>();
    Set<String> earlier = new HashSet<>();
    for (RecordedEvent<OrderEvent> event : events) {
      if (event.version() == 1) {
        beginHere.add(event.streamId());
      } else if (!beginHere.contains(event.streamId())) {
        earlier.add(event.streamId());
      }
    }
    return earlier;
  }
}
