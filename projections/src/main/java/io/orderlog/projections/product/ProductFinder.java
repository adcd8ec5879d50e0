package io.orderlog.projections.product;

import static io.orderlog.projections.product.ProductsProjection.PRODUCT_NAME;
import static io.orderlog.projections.product.ProductsProjection.SKU;
import static io.orderlog.projections.product.ProductsProjection.STATUS;

import io.orderlog.domain.product.ProductStatus;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.RowByKey;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;

/**
 * Finds products in the active generation. Thread-safe. All methods throw
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class ProductFinder {

  private final ReadModels readModels;
  private final RowByKey<ProductView> bySku;

  public ProductFinder(ReadModels readModels) {
    this.readModels = readModels;
    this.bySku = readModels.rowByKey(
        ProductsProjection.NAME, ProductsProjection::table, ProductsProjection::toView);
  }

  /** The product with this SKU, listed or delisted. */
  public Snapshot<Optional<ProductView>> bySku(String sku) {
    return bySku.find(sku);
  }

  /** Those of these products that there are, by their SKUs, all as of one moment. */
  public Snapshot<Map<String, ProductView>> bySkus(Collection<String> skus) {
    return readModels.readActive(ProductsProjection.NAME, (snapshot, generation) -> {
      var table = ProductsProjection.table(generation);
      return snapshot.select(table.columns()).from(table.table()).where(SKU.in(skus))
          .fetchMap(SKU, ProductsProjection::toView);
    });
  }

  /** What those of these products that there are, are called, by their SKUs. */
  public Snapshot<Map<String, String>> names(Collection<String> skus) {
    return readModels.readActive(ProductsProjection.NAME, (snapshot, generation) -> snapshot
        .select(SKU, PRODUCT_NAME).from(ProductsProjection.table(generation).table())
        .where(SKU.in(skus)).fetchMap(SKU, PRODUCT_NAME));
  }

  /**
   * A page of products, ordered by their SKUs.
   *
   * @param status of all of them; any if empty
   * @param after the SKU behind which the page begins; the beginning if empty
   * @param limit at most so many, from 1
   */
  public Snapshot<List<ProductView>> page(
      Optional<ProductStatus> status, Optional<String> after, int limit) {
    return readModels.readActive(ProductsProjection.NAME, (snapshot, generation) -> {
      var table = ProductsProjection.table(generation);
      return snapshot.select(table.columns()).from(table.table())
          .where(status.map(STATUS::eq).orElse(DSL.noCondition()))
          .and(after.map(SKU::gt).orElse(DSL.noCondition()))
          .orderBy(SKU).limit(limit).fetch(ProductsProjection::toView);
    });
  }
}
