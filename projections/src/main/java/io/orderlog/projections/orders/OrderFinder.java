package io.orderlog.projections.orders;

import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.RowByKey;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Finds orders in the active generation. Thread-safe. All methods throw
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class OrderFinder {

  private final ReadModels readModels;
  private final RowByKey<OrderView> byId;

  public OrderFinder(ReadModels readModels) {
    this.readModels = readModels;
    this.byId = readModels.rowByKey(
        OrdersProjection.NAME, OrderTable::of, OrderTable::toView);
  }

  /** The order with this id, if the read model has it. */
  public Snapshot<Optional<OrderView>> byId(String orderId) {
    return byId.find(orderId);
  }

  /**
   * A page of orders. What holds for pages that follow each other by cursor while orders arrive and
   * change is described at {@link OrderSort}.
   */
  public Snapshot<List<OrderView>> page(OrderQuery query) {
    return readModels.readActive(OrdersProjection.NAME, (snapshot, generation) -> OrderPageSql
        .of(snapshot, generation, query).fetch(OrderTable::toView));
  }
}
