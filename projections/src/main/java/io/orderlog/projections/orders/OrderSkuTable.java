package io.orderlog.projections.orders;

import static org.jooq.impl.DSL.name;

import io.orderlog.domain.order.OrderLine;
import io.orderlog.projections.readmodel.BatchWrite;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.ReadModelTable.Index;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Row2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Which SKUs an order has, one row each, so that orders can be found by them. */
final class OrderSkuTable {

  /** Named apart from the orders' own columns, so that a join of both needs no qualification. */
  static final Field<String> ORDER_ID = DSL.field(
      name("sku_order_id"), ColumnTypes.TEXT.notNull());

  static final Field<String> SKU = DSL.field(name("sku"), ColumnTypes.TEXT.notNull());

  /** The order's, which never changes: with it, the index has the orders of a SKU sorted. */
  static final Field<Instant> PLACED_AT = DSL.field(
      name("sku_placed_at_millis"), ColumnTypes.MILLIS.notNull());

  private OrderSkuTable() {}

  static ReadModelTable of(Generation generation) {
    return new ReadModelTable(generation.tableName("order_skus"),
        List.of(ORDER_ID, SKU, PLACED_AT), List.of(ORDER_ID, SKU),
        List.of(new Index("sku", List.of(SKU, PLACED_AT.desc(), ORDER_ID.desc()))));
  }

  /** Brings the rows of changed orders from what they were to what they are. */
  static void write(DSLContext transaction, ReadModelTable table,
      Map<String, OrderView> before, Map<String, OrderView> after) {
    List<@Nullable Object[]> added = new ArrayList<>();
    List<Row2<String, String>> removed = new ArrayList<>();
    after.forEach((orderId, order) -> {
      Set<String> had = skus(before.get(orderId));
      Set<String> has = skus(order);
      difference(has, had).forEach(
          sku -> added.add(new @Nullable Object[]{orderId, sku, order.placedAt()}));
      difference(had, has).forEach(sku -> removed.add(DSL.row(orderId, sku)));
    });
    if (!removed.isEmpty()) {
      transaction.deleteFrom(table.table())
          .where(DSL.row(ORDER_ID, SKU).in(removed)).execute();
    }
    BatchWrite.insert(transaction, table, added);
  }

  private static Set<String> skus(@Nullable OrderView order) {
    return order == null
        ? Set.of()
        : order.lines().lines().stream().map(OrderLine::sku).collect(Collectors.toSet());
  }

  private static Set<String> difference(Set<String> all, Set<String> without) {
    Set<String> difference = new HashSet<>(all);
    difference.removeAll(without);
    return difference;
  }
}
