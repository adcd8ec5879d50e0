package io.orderlog.projections.fulfilment;

import static io.orderlog.projections.fulfilment.FulfilmentTable.ORDER_ID;

import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.projections.waiting.WaitingQuery;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

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
  public Snapshot<List<FulfilmentView>> page(WaitingQuery<FulfilmentStatus> query) {
    return readModels.readActive(FulfilmentsProjection.NAME,
        (snapshot, generation) -> FulfilmentTable.WAITING.page(
            snapshot, FulfilmentTable.of(generation), query, FulfilmentTable::toView));
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
