package io.orderlog.replay;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.projections.Projections;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.replay.cart.ReplayedCarts;
import io.orderlog.replay.endpoint.ReplayedEndpoints;
import io.orderlog.replay.fulfilment.OrderProcess;
import io.orderlog.replay.fulfilment.ReplayedFulfilments;
import io.orderlog.replay.mail.ReplayedMails;
import io.orderlog.replay.order.ReplayedOrders;
import io.orderlog.replay.payment.ReplayedPayments;
import io.orderlog.replay.product.ReplayedProducts;
import io.orderlog.replay.risk.ReplayedRisk;
import io.orderlog.replay.search.ReplayedSearch;
import io.orderlog.replay.shipment.ReplayedShipments;
import io.orderlog.replay.stock.ReplayedStock;
import io.orderlog.replay.wait.ReplayedWaits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the tool works on. A new aggregate is one more line here.
 *
 * @param aggregates whose logs are shown, exported and imported
 * @param projections each with a name of its own, in the order in which users see them
 * @param indexes beside the projections, each with a name of its own, too
 * @param process whose story is told over all logs, if there is one
 */
public record Replayed(List<? extends ReplayedAggregate<?, ?>> aggregates,
    List<? extends Projection<?>> projections, List<? extends ReplayedIndex> indexes,
    Optional<ReplayedProcess<?>> process) {

  /** Without an index and a process. */
  public Replayed(List<? extends ReplayedAggregate<?, ?>> aggregates,
      List<? extends Projection<?>> projections) {
    this(aggregates, projections, List.of(), Optional.empty());
  }

  /** All that there is. */
  public static Replayed all() {
    return new Replayed(List.of(ReplayedOrders.ORDERS, ReplayedStock.STOCK, ReplayedWaits.WAITS,
        ReplayedProducts.PRODUCTS,
        ReplayedRisk.RISK,
        ReplayedCarts.CARTS, ReplayedPayments.PAYMENTS, ReplayedShipments.SHIPMENTS,
        ReplayedMails.MAILS,
        ReplayedFulfilments.FULFILMENTS, ReplayedEndpoints.ENDPOINTS), Projections.all(),
        ReplayedSearch.all(), Optional.<ReplayedProcess<?>>of(new OrderProcess()));
  }

  /** The logs that projections and indexes are made of, each once. */
  public List<? extends AggregateLog<?>> logs() {
    return logsOf(projections, indexes);
  }

  /** All names, those of projections first. */
  List<String> names() {
    return Stream.concat(projections.stream().map(Projection::name),
        indexes.stream().map(ReplayedIndex::name)).toList();
  }

  /** The logs that these projections are made of, each once. */
  public static List<? extends AggregateLog<?>> logsOf(
      List<? extends Projection<?>> projections) {
    return logsOf(projections, List.of());
  }

  /** The logs that these are made of, each once. */
  static List<? extends AggregateLog<?>> logsOf(
      List<? extends Projection<?>> projections, List<? extends ReplayedIndex> indexes) {
    return Stream.concat(projections.stream().<AggregateLog<?>>map(Projection::log),
        indexes.stream().<AggregateLog<?>>map(ReplayedIndex::log)).distinct().toList();
  }
}
