package io.orderlog.projections.cart;

import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.RowByKey;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.Optional;

/**
 * Finds carts in the active generation. Thread-safe. All methods throw
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class CartFinder {

  private final RowByKey<CartView> byId;

  public CartFinder(ReadModels readModels) {
    this.byId = readModels.rowByKey(
        CartsProjection.NAME, CartsProjection::table, CartsProjection::toView);
  }

  /** The cart with this id, if the read model has it. */
  public Snapshot<Optional<CartView>> byId(String cartId) {
    return byId.find(cartId);
  }
}
