package io.orderlog.projections.stock;

import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.RowByKey;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Finds items in the active generation. Thread-safe. All methods throw
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class StockFinder {

  private final ReadModels readModels;
  private final RowByKey<StockView> bySku;

  public StockFinder(ReadModels readModels) {
    this.readModels = readModels;
    this.bySku = readModels.rowByKey(
        StockProjection.NAME, StockProjection::table, StockProjection::toView);
  }

  /** The item with this SKU, if the read model has it, tracked or not. */
  public Snapshot<Optional<StockView>> bySku(String sku) {
    return bySku.find(sku);
  }

  /** The same if it is tracked. */
  public Snapshot<Optional<StockView>> tracked(String sku) {
    Snapshot<Optional<StockView>> found = bySku(sku);
    return new Snapshot<>(found.value().filter(StockView::isTracked), found.generation(),
        found.nextOffsets());
  }

  /** Those of the items that were ever there, by their SKUs, all as of one moment. */
  public Snapshot<Map<String, StockView>> bySkus(Collection<String> skus) {
    return readModels.readActive(StockProjection.NAME, (snapshot, generation) -> {
      var table = StockProjection.table(generation);
      return snapshot.select(table.columns()).from(table.table())
          .where(StockProjection.SKU.in(skus)).and(StockProjection.IS_TRACKED.eq(true))
          .fetchMap(StockProjection.SKU, StockProjection::toView);
    });
  }
}
