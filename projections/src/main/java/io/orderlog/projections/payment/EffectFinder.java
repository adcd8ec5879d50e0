package io.orderlog.projections.payment;

import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.projections.waiting.WaitingQuery;
import java.util.List;

/**
 * Finds what somebody outside is asked in the active generation. Thread-safe.
 */
public final class EffectFinder {

  private final ReadModels readModels;

  public EffectFinder(ReadModels readModels) {
    this.readModels = readModels;
  }

  /**
   * A page of those, by the time since which they are asked; their key is order id and transaction
   * id. One that changes its state while somebody reads page after page may be met twice or not at
   * all; the others are met once.
   *
   * @throws io.orderlog.projections.database.ReadModelUnavailableException if the read model cannot
   *     answer
   */
  public Snapshot<List<EffectView>> page(WaitingQuery<EffectState> query) {
    return readModels.readActive(EffectsProjection.NAME,
        (snapshot, generation) -> EffectTable.WAITING.page(
            snapshot, EffectTable.of(generation), query, EffectTable::toView));
  }
}
