package io.orderlog.projections.risk;

import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.RowByKey;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.Optional;

/**
 * Finds subjects in the active generation. Thread-safe. All methods throw
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class RiskFinder {

  private final RowByKey<RiskView> byId;

  public RiskFinder(ReadModels readModels) {
    this.byId = readModels.rowByKey(
        RiskProjection.NAME, RiskProjection::table, RiskProjection::toView);
  }

  /** The subject with this id, if the read model has it. */
  public Snapshot<Optional<RiskView>> byId(String subject) {
    return byId.find(subject);
  }
}
