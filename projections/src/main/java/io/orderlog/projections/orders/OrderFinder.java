package io.orderlog.projections.orders;

import static io.orderlog.projections.orders.OrderTable.CUSTOMER_ID;
import static io.orderlog.projections.orders.OrderTable.ORDER_ID;
import static io.orderlog.projections.orders.OrderTable.PLACED_AT;
import static io.orderlog.projections.orders.OrderTable.STATUS;

import io.orderlog.projections.orders.OrderQuery.Cursor;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelDatabase;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.impl.DSL;

/**
 * Finds orders in the active generation. Thread-safe. All methods throw
 * {@link io.orderlog.projections.readmodel.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class OrderFinder {

  private final ReadModelDatabase database;

  public OrderFinder(ReadModelDatabase database) {
    this.database = database;
  }

  /** The order with this id, if the read model has it. */
  public Snapshot<Optional<OrderView>> byId(String orderId) {
    return database.readActive(OrdersProjection.NAME,
        (snapshot, generation) -> snapshot.select(OrderTable.COLUMNS)
            .from(OrderTable.of(generation).table())
            .where(ORDER_ID.eq(orderId))
            .fetchOptional(OrderTable::toView));
  }

  /**
   * A page of orders, newest first. Pages that follow each other by cursor neither skip nor repeat
   * an order while others arrive.
   */
  public Snapshot<List<OrderView>> page(OrderQuery query) {
    return database.readActive(OrdersProjection.NAME,
        (snapshot, generation) -> page(snapshot, generation, query));
  }

  private static List<OrderView> page(
      DSLContext snapshot, Generation generation, OrderQuery query) {
    return snapshot.select(OrderTable.COLUMNS).from(OrderTable.of(generation).table())
        .where(conditions(query))
        .orderBy(newestFirst(query))
        .limit(query.limit())
        .fetch(OrderTable::toView);
  }

  /**
   * Begins with the column that is the same in all rows found, so that the order is that of an
   * index from its first column on: H2 would sort all the rows otherwise.
   */
  private static List<OrderField<?>> newestFirst(OrderQuery query) {
    List<OrderField<?>> order = new ArrayList<>();
    if (query.customerId() != null) {
      order.add(CUSTOMER_ID);
    } else if (query.status() != null) {
      order.add(STATUS);
    }
    order.add(PLACED_AT.desc());
    order.add(ORDER_ID.desc());
    return order;
  }

  private static Condition conditions(OrderQuery query) {
    Condition conditions = DSL.noCondition();
    if (query.customerId() != null) {
      conditions = conditions.and(CUSTOMER_ID.eq(query.customerId()));
    }
    if (query.status() != null) {
      conditions = conditions.and(STATUS.eq(query.status()));
    }
    Cursor after = query.after();
    if (after != null) {
      conditions = conditions
          // Implied by the next line; the database needs it to begin in the middle of the index.
          .and(PLACED_AT.le(after.placedAt()))
          .and(DSL.row(PLACED_AT, ORDER_ID).lt(after.placedAt(), after.orderId()));
    }
    return conditions;
  }
}
