package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * What a projection that counts has to remember of each order as long as something more may happen
 * to it that counts: loaded for a batch of events, changed in memory, written back. Used by one
 * thread.
 *
 * @param <T> what it remembers
 */
public final class OpenOrders<T> {

  private final ReadModelTable table;
  private final Field<String> orderId;
  private final BiFunction<String, T, @Nullable Object[]> toRow;
  private final Set<String> stored;
  private final Set<String> touched = new HashSet<>();
  private final Map<String, T> open;

  private OpenOrders(ReadModelTable table, Field<String> orderId,
      BiFunction<String, T, @Nullable Object[]> toRow, Map<String, T> open) {
    this.table = table;
    this.orderId = orderId;
    this.toRow = toRow;
    this.stored = Set.copyOf(open.keySet());
    this.open = new HashMap<>(open);
  }

  /**
   * Those of the orders of these events that are open.
   *
   * @param orderId the table's key and first column
   */
  public static <T> OpenOrders<T> load(DSLContext transaction, ReadModelTable table,
      Field<String> orderId, Function<Record, T> fromRow,
      BiFunction<String, T, @Nullable Object[]> toRow, List<RecordedEvent<OrderEvent>> events) {
    return new OpenOrders<>(table, orderId, toRow,
        EarlierOrders.load(transaction, table, orderId, fromRow, events));
  }

  /** What is remembered, at an event that needs it. */
  public T get(RecordedEvent<OrderEvent> event) {
    T order = open.get(event.streamId());
    if (order == null) {
      throw new ProjectionFailedException("version " + event.version() + " of order "
          + event.streamId() + " at " + event.position() + " happens to an order that is not open");
    }
    return order;
  }

  public void put(String id, T order) {
    touched.add(id);
    open.put(id, order);
  }

  /** Nothing that counts can happen to the order any more. */
  public void forget(String id) {
    touched.add(id);
    open.remove(id);
  }

  /** Writes what has changed. */
  public void write(DSLContext transaction) {
    List<@Nullable Object[]> inserts = new ArrayList<>();
    List<@Nullable Object[]> updates = new ArrayList<>();
    List<String> deletes = new ArrayList<>();
    for (String id : touched) {
      T order = open.get(id);
      if (order != null) {
        (stored.contains(id) ? updates : inserts).add(toRow.apply(id, order));
      } else if (stored.contains(id)) {
        deletes.add(id);
      }
    }
    BatchWrite.insert(transaction, table, inserts);
    BatchWrite.update(transaction, table, updates);
    if (!deletes.isEmpty()) {
      transaction.deleteFrom(table.table()).where(orderId.in(deletes)).execute();
    }
  }
}
