package io.orderlog.projections;

import io.orderlog.projections.demand.DemandProjection;
import io.orderlog.projections.history.HistoryProjection;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.sales.SalesProjection;
import java.util.List;
import java.util.Optional;

/** The read models that there are. A new one is one more line here. */
public final class Projections {

  private Projections() {}

  /** All of them, in the order in which users see them. */
  public static List<Projection> all() {
    return List.of(
        new OrdersProjection(),
        new HistoryProjection(),
        new SalesProjection(),
        new DemandProjection());
  }

  /** The one with this name. */
  public static Optional<Projection> named(String name) {
    return all().stream().filter(projection -> projection.name().equals(name)).findFirst();
  }
}
