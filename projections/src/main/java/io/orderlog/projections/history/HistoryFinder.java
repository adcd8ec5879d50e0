package io.orderlog.projections.history;

import static io.orderlog.projections.history.HistoryTable.COLUMNS;
import static io.orderlog.projections.history.HistoryTable.ORDER_ID;
import static io.orderlog.projections.history.HistoryTable.VERSION;

import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.List;

/**
 * Finds what happened to an order in the active generation. Thread-safe. Throws
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class HistoryFinder {

  private final ReadModels readModels;

  public HistoryFinder(ReadModels readModels) {
    this.readModels = readModels;
  }

  /** The order's events by version; empty if the read model has no such order. */
  public Snapshot<List<HistoryEntry>> of(String orderId) {
    return readModels.readActive(HistoryProjection.NAME,
        (snapshot, generation) -> snapshot.select(COLUMNS)
            .from(HistoryTable.of(generation).table())
            .where(ORDER_ID.eq(orderId))
            .orderBy(VERSION)
            .fetch(HistoryTable::toEntry));
  }
}
