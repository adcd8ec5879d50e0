package io.orderlog.projections.fulfilment;

import static io.orderlog.projections.fulfilment.FulfilmentTable.ORDER_ID;
import static io.orderlog.projections.fulfilment.FulfilmentTable.SINCE;
import static io.orderlog.projections.fulfilment.FulfilmentTable.STATUS;

import io.orderlog.projections.fulfilment.FulfilmentQuery.Place;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.impl.DSL;

/**
 * Finds processes in the active generation. Thread-safe. All methods throw
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class FulfilmentFinder {

  private final ReadModels readModels;

  public FulfilmentFinder(ReadModels readModels) {
    this.readModels = readModels;
  }

  /** The process of the order with this id, if the read model has it. */
  public Snapshot<Optional<FulfilmentStory>> byOrder(String orderId) {
    return readModels.readActive(FulfilmentsProjection.NAME,
        (snapshot, generation) -> find(snapshot, generation, orderId)
            .map(process -> new FulfilmentStory(process, steps(snapshot, generation, orderId))));
  }

  /**
   * A page of processes. One that moves on while somebody reads page after page may be met twice or
   * not at all; the others are met once.
   */
  public Snapshot<List<FulfilmentView>> page(FulfilmentQuery query) {
    return readModels.readActive(FulfilmentsProjection.NAME, (snapshot, generation) -> {
      ReadModelTable table = FulfilmentTable.of(generation);
      return snapshot.select(table.columns()).from(table.table())
          .where(query.status().map(STATUS::eq).orElse(DSL.noCondition()))
          .and(query.after().map(FulfilmentFinder::behind).orElse(DSL.noCondition()))
          .orderBy(order(query)).limit(query.limit()).fetch(FulfilmentTable::toView);
    });
  }

  /** The first of the two is implied; the database needs it to begin in the middle of an index. */
  private static Condition behind(Place place) {
    return SINCE.ge(place.since())
        .and(DSL.row(SINCE, ORDER_ID).gt(place.since(), place.orderId()));
  }

  /** That of an index, from its first column on. */
  private static List<OrderField<?>> order(FulfilmentQuery query) {
    return query.status().isPresent()
        ? List.of(STATUS, SINCE, ORDER_ID)
        : List.of(SINCE, ORDER_ID);
  }

  private static Optional<FulfilmentView> find(
      DSLContext snapshot, Generation generation, String orderId) {
    ReadModelTable table = FulfilmentTable.of(generation);
    return snapshot.select(table.columns()).from(table.table()).where(ORDER_ID.eq(orderId))
        .fetchOptional(FulfilmentTable::toView);
  }

  private static List<StepView> steps(
      DSLContext snapshot, Generation generation, String orderId) {
    ReadModelTable table = StepTable.of(generation);
    return snapshot.select(table.columns()).from(table.table())
        .where(StepTable.ORDER_ID.eq(orderId)).orderBy(StepTable.VERSION)
        .fetch(StepTable::toView);
  }
}
