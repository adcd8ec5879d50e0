package io.orderlog.projections.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentState.Started;
import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.domain.fulfilment.decisions.FulfilmentDecider;
import io.orderlog.eventlog.LogPosition;
import java.time.Instant;
import java.util.List;

/**
 * A process as its row has it.
 *
 * @param orderId of the order that it fulfils
 * @param state after its last event
 * @param lines of the order, in its order
 * @param since when it got where it is
 * @param version how many events the process has
 * @param updatedAt when the last of them happened
 * @param position the place of that event in the log
 */
public record FulfilmentView(String orderId, Started state, List<LineView> lines, Instant since,
    long version, Instant updatedAt, LogPosition position) {

  public FulfilmentView {
    lines = List.copyOf(lines);
  }

  public FulfilmentStatus status() {
    return FulfilmentDecider.statusOf(state);
  }
}
