package io.orderlog.projections.orders;

import static io.orderlog.projections.orders.OrderTable.CUSTOMER_ID;
import static io.orderlog.projections.orders.OrderTable.ORDER_ID;
import static io.orderlog.projections.orders.OrderTable.PLACED_AT;
import static io.orderlog.projections.orders.OrderTable.STATUS;
import static io.orderlog.projections.orders.OrderTable.TOTAL_KEY;
import static io.orderlog.projections.orders.OrderTable.UPDATED_AT;

import io.orderlog.projections.orders.OrderQuery.Cursor;
import io.orderlog.projections.readmodel.Generation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The SQL of a page of orders, in words that make the database walk along an index. */
final class OrderPageSql {

  private final OrderQuery query;
  private final OrderFilter filter;

  private OrderPageSql(OrderQuery query) {
    this.query = query;
    this.filter = query.filter();
  }

  static Select<Record> of(DSLContext snapshot, Generation generation, OrderQuery query) {
    OrderPageSql sql = new OrderPageSql(query);
    return snapshot.select(OrderTable.COLUMNS)
        .from(sql.tables(generation))
        .where(sql.filters())
        .and(sql.behindCursor())
        .orderBy(sql.order())
        .limit(query.limit());
  }

  private Table<Record> tables(Generation generation) {
    Table<Record> orders = OrderTable.of(generation).table();
    return filter.sku() == null
        ? orders
        : OrderSkuTable.of(generation).table().join(orders).on(OrderSkuTable.ORDER_ID.eq(ORDER_ID));
  }

  private Condition filters() {
    List<Condition> conditions = new ArrayList<>();
    if (filter.customerId() != null) {
      conditions.add(equal(CUSTOMER_ID, filter.customerId()));
    }
    if (filter.status() != null) {
      conditions.add(STATUS.eq(filter.status()));
    }
    if (filter.sku() != null) {
      conditions.add(equal(OrderSkuTable.SKU, filter.sku()));
    }
    if (filter.placedFrom() != null) {
      conditions.add(placedAt().ge(filter.placedFrom()));
    }
    if (filter.placedTo() != null) {
      conditions.add(placedAt().lt(filter.placedTo()));
    }
    return DSL.and(conditions);
  }

  /** No row has a NUL in its text, and PostgreSQL refuses to look for one. */
  private static Condition equal(Field<String> column, String text) {
    return text.indexOf('\0') < 0 ? column.eq(text) : DSL.falseCondition();
  }

  private Condition behindCursor() {
    Cursor after = query.after();
    return after == null ? DSL.noCondition() : switch (query.sort()) {
      case PLACED_AT, PLACED_AT_DESCENDING -> behind(placedAt(), after.placedAt(), after);
      case UPDATED_AT, UPDATED_AT_DESCENDING -> behind(UPDATED_AT, after.updatedAt(), after);
      case TOTAL, TOTAL_DESCENDING ->
        behind(TOTAL_KEY, OrderTable.totalKey(after.total()), after);
    };
  }

  private <T> Condition behind(Field<T> sorted, T value, Cursor after) {
    var place = DSL.row(sorted, orderId());
    // The first of the two is implied; the database needs it to begin in the middle of the index.
    return query.sort().isDescending()
        ? sorted.le(value).and(place.lt(value, after.orderId()))
        : sorted.ge(value).and(place.gt(value, after.orderId()));
  }

  /**
   * Begins with the column that is the same in all rows found, so that the order is that of an
   * index from its first column on: H2 would sort all the rows otherwise. It walks an index
   * backwards only if every column of it is asked for the other way round, this one too.
   */
  private List<OrderField<?>> order() {
    List<OrderField<?>> order = new ArrayList<>();
    for (Field<?> same : sameInAllRows()) {
      order.add(query.sort().isDescending() ? same.asc() : same.desc());
    }
    for (Field<?> sorted : List.of(sorted(), orderId())) {
      order.add(query.sort().isDescending() ? sorted.desc() : sorted.asc());
    }
    return order;
  }

  private List<Field<?>> sameInAllRows() {
    if (filter.sku() != null) {
      return List.of(OrderSkuTable.SKU);
    }
    if (filter.customerId() != null) {
      return List.of(CUSTOMER_ID);
    }
    return filter.status() == null ? List.of() : List.of(STATUS);
  }

  private Field<?> sorted() {
    return switch (query.sort()) {
      case PLACED_AT, PLACED_AT_DESCENDING -> placedAt();
      case UPDATED_AT, UPDATED_AT_DESCENDING -> UPDATED_AT;
      case TOTAL, TOTAL_DESCENDING -> TOTAL_KEY;
    };
  }

  private Field<Instant> placedAt() {
    return filter.sku() == null ? PLACED_AT : OrderSkuTable.PLACED_AT;
  }

  private Field<String> orderId() {
    return filter.sku() == null ? ORDER_ID : OrderSkuTable.ORDER_ID;
  }
}
