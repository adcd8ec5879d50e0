package io.orderlog.projections.payment;

import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.RowByKey;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.Optional;

/**
 * Finds payments in the active generation. Thread-safe. Throws
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class PaymentFinder {

  private final RowByKey<PaymentView> byOrder;

  public PaymentFinder(ReadModels readModels) {
    this.byOrder = readModels.rowByKey(
        PaymentsProjection.NAME, PaymentsProjection::table, PaymentTable::toView);
  }

  /** The payment of the order with this id, if the read model has it. */
  public Snapshot<Optional<PaymentView>> byOrder(String orderId) {
    return byOrder.find(orderId);
  }
}
