package io.orderlog.projections.demand;

import static io.orderlog.projections.demand.DemandTables.CURRENCY;
import static io.orderlog.projections.demand.DemandTables.DAY;
import static io.orderlog.projections.demand.DemandTables.REVENUE;
import static io.orderlog.projections.demand.DemandTables.SKU;
import static io.orderlog.projections.demand.DemandTables.UNITS;
import static org.jooq.impl.DSL.sum;

import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.DayRange;
import io.orderlog.projections.readmodel.Snapshot;
import java.math.BigDecimal;
import java.util.List;

/**
 * Finds demand in the active generation. Thread-safe. Throws
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class DemandFinder {

  private final ReadModels readModels;

  public DemandFinder(ReadModels readModels) {
    this.readModels = readModels;
  }

  /**
   * The products of which there are units in orders placed on these days, the most wanted first.
   *
   * @param limit at most so many
   */
  public Snapshot<List<ProductDemand>> byProduct(DayRange days, int limit) {
    return readModels.readActive(DemandProjection.NAME,
        (snapshot, generation) -> snapshot
            .select(SKU, CURRENCY, sum(UNITS), sum(REVENUE))
            .from(DemandTables.daily(generation).table())
            .where(DAY.between(days.first(), days.last()))
            .groupBy(SKU, CURRENCY)
            .having(sum(UNITS).gt(BigDecimal.ZERO))
            .orderBy(sum(UNITS).desc(), SKU, CURRENCY)
            .limit(limit)
            .fetch(row -> new ProductDemand(row.value1(), row.value2(),
                row.value3().toBigIntegerExact(), row.value4().toBigIntegerExact())));
  }
}
