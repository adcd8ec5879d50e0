package io.orderlog.projections.sales;

import static io.orderlog.projections.sales.SalesTables.CANCELLED;
import static io.orderlog.projections.sales.SalesTables.CURRENCY;
import static io.orderlog.projections.sales.SalesTables.DAY;
import static io.orderlog.projections.sales.SalesTables.PAID;
import static io.orderlog.projections.sales.SalesTables.PLACED;
import static org.jooq.impl.DSL.sum;

import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.DayRange;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Finds sales in the active generation. Thread-safe. Throws
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class SalesFinder {

  private final ReadModels readModels;

  public SalesFinder(ReadModels readModels) {
    this.readModels = readModels;
  }

  /**
   * The days on which something happened, and of each the currencies, both ascending.
   *
   * @param currency only this one; nothing for all
   */
  public Snapshot<List<DailySales>> daily(DayRange days, Optional<Currency> currency) {
    Condition inCurrency = currency.map(CURRENCY::eq).orElse(DSL.noCondition());
    return readModels.readActive(SalesProjection.NAME,
        (snapshot, generation) -> snapshot
            .select(DAY, CURRENCY, sum(PLACED), sum(CANCELLED), sum(PAID))
            .from(SalesTables.daily(generation).table())
            .where(DAY.between(days.first(), days.last())).and(inCurrency)
            .groupBy(DAY, CURRENCY)
            .orderBy(DAY, CURRENCY)
            .fetch(row -> new DailySales(row.value1(), row.value2(),
                row.value3().longValueExact(), row.value4().longValueExact(),
                row.value5().toBigIntegerExact())));
  }
}
