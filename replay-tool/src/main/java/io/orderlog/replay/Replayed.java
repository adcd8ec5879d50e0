package io.orderlog.replay;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.projections.Projections;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.replay.cart.ReplayedCarts;
import io.orderlog.replay.fulfilment.OrderProcess;
import io.orderlog.replay.fulfilment.ReplayedFulfilments;
import io.orderlog.replay.order.ReplayedOrders;
import io.orderlog.replay.payment.ReplayedPayments;
import io.orderlog.replay.stock.ReplayedStock;
import java.util.List;
import java.util.Optional;

/**
 * What the tool works on. A new aggregate is one more line here.
 *
 * @param aggregates whose logs are shown, exported and imported
 * @param projections each with a name of its own, in the order in which users see them
 * @param process whose story is told over all logs, if there is one
 */
public record Replayed(List<? extends ReplayedAggregate<?, ?>> aggregates,
    List<? extends Projection<?>> projections, Optional<ReplayedProcess<?>> process) {

  /** Without a process. */
  public Replayed(List<? extends ReplayedAggregate<?, ?>> aggregates,
      List<? extends Projection<?>> projections) {
    this(aggregates, projections, Optional.empty());
  }

  /** All that there is. */
  public static Replayed all() {
    return new Replayed(List.of(ReplayedOrders.ORDERS, ReplayedStock.STOCK, ReplayedCarts.CARTS,
        ReplayedPayments.PAYMENTS, ReplayedFulfilments.FULFILMENTS), Projections.all(),
        Optional.<ReplayedProcess<?>>of(new OrderProcess()));
  }

  /** The logs that the projections are made of. */
  List<? extends AggregateLog<?>> logs() {
    return logsOf(projections);
  }

  /** The logs that these projections are made of, each once. */
  public static List<? extends AggregateLog<?>> logsOf(
      List<? extends Projection<?>> projections) {
    return projections.stream().<AggregateLog<?>>map(Projection::log).distinct().toList();
  }
}
