package io.orderlog.domain.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state of a subject. These are all legal transitions:
 *
 * <pre>
 * Clear     an order → Clear; blocked → Blocked
 * Blocked   an order → Blocked; unblocked → Clear
 * </pre>
 */
public sealed interface RiskState {

  /** Orders that are kept; no rule allows as many in a window. */
  int MOST_ORDERS = 100;

  /** How long they are kept; no window is longer. */
  Duration LONGEST_WINDOW = Duration.ofHours(24);

  /** The newest last: at most {@link #MOST_ORDERS} of {@link #LONGEST_WINDOW}. */
  List<CountedOrder> orders();

  /** The same with others. */
  RiskState with(List<CountedOrder> others);

  /** Its orders pass, if there are not too many. */
  record Clear(List<CountedOrder> orders) implements RiskState {
    public Clear {
      orders = List.copyOf(orders);
    }

    @Override
    public Clear with(List<CountedOrder> others) {
      return new Clear(others);
    }
  }

  /** None passes. */
  record Blocked(String reason, List<CountedOrder> orders) implements RiskState {
    public Blocked {
      orders = List.copyOf(orders);
    }

    @Override
    public Blocked with(List<CountedOrder> others) {
      return new Blocked(reason, others);
    }
  }

  /** The order with this id, if it is kept. */
  default Optional<CountedOrder> find(String orderId) {
    return orders().stream().filter(order -> order.orderId().equals(orderId)).findFirst();
  }

  /** Those that are in a window which ends then: one that is as old as it is long is not. */
  default List<CountedOrder> within(Duration window, Instant at) {
    Instant begin = at.minus(window);
    return orders().stream().filter(order -> order.at().isAfter(begin)).toList();
  }

  /** With one more; what is too old for any window, or one too many, goes. */
  default RiskState with(CountedOrder more) {
    List<CountedOrder> kept = new ArrayList<>(within(LONGEST_WINDOW, more.at()));
    kept.add(more);
    return with(kept.subList(Math.max(0, kept.size() - MOST_ORDERS), kept.size()));
  }
}
