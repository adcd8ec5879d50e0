package io.orderlog.projections.wait;

import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.RowByKey;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.Optional;

/**
 * Finds waiting lists in the active generation. Thread-safe. All methods throw
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class WaitFinder {

  private final RowByKey<WaitView> bySku;

  public WaitFinder(ReadModels readModels) {
    this.bySku = readModels.rowByKey(
        WaitsProjection.NAME, WaitsProjection::table, WaitsProjection::toView);
  }

  /** The list of this item, if the read model has it. */
  public Snapshot<Optional<WaitView>> bySku(String sku) {
    return bySku.find(sku);
  }
}
