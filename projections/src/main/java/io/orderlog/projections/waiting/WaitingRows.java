package io.orderlog.projections.waiting;

import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.ReadModelTable.Index;
import io.orderlog.projections.waiting.WaitingQuery.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Rows of what waits, found along an index.
 *
 * @param since when each began to wait
 * @param key the columns of the table's key
 */
public record WaitingRows<S extends Enum<S>>(
    Field<S> state, Field<Instant> since, List<Field<String>> key) {

  public WaitingRows {
    key = List.copyOf(key);
  }

  /** Those that the table of these rows has to have. */
  public List<Index> indexes() {
    return List.of(new Index("longest", List.copyOf(order(List.of()))), indexByState());
  }

  /** The only one that is needed where each page is of one state. */
  public Index indexByState() {
    return new Index("status", List.copyOf(order(List.of(state))));
  }

  /**
   * A page. What moves on while somebody reads page after page may be met twice or not at all; all
   * else is met once.
   *
   * @param query whose place has as many texts in its key as these rows
   */
  public <T> List<T> page(DSLContext snapshot, ReadModelTable table, WaitingQuery<S> query,
      Function<Record, T> toValue) {
    return snapshot.select(table.columns()).from(table.table())
        .where(query.state().map(state::eq).orElse(DSL.noCondition()))
        .and(query.after().map(this::behind).orElse(DSL.noCondition()))
        .orderBy(order(query.state().<List<Field<?>>>map(_ -> List.of(state)).orElse(List.of())))
        .limit(query.limit()).fetch(toValue::apply);
  }

  /** The first of the two is implied; the database needs it to begin in the middle of an index. */
  private Condition behind(Place place) {
    List<Field<?>> values = new ArrayList<>(List.of(DSL.val(place.since(), since)));
    for (int i = 0; i < key.size(); i++) {
      values.add(DSL.val(place.key().get(i), key.get(i)));
    }
    return since.ge(place.since()).and(DSL.row(order(List.of())).gt(DSL.row(values)));
  }

  /** That of an index, from its first column on. */
  private List<Field<?>> order(List<Field<?>> before) {
    List<Field<?>> order = new ArrayList<>(before);
    order.add(since);
    order.addAll(key);
    return order;
  }
}
