package io.orderlog.projections.analytics;

import static io.orderlog.projections.analytics.MinuteTables.CANCELLED;
import static io.orderlog.projections.analytics.MinuteTables.CHARGEBACKS;
import static io.orderlog.projections.analytics.MinuteTables.CHARGED_BACK;
import static io.orderlog.projections.analytics.MinuteTables.CONVERTED;
import static io.orderlog.projections.analytics.MinuteTables.CURRENCY;
import static io.orderlog.projections.analytics.MinuteTables.MINUTE;
import static io.orderlog.projections.analytics.MinuteTables.PAID;
import static io.orderlog.projections.analytics.MinuteTables.PLACED;
import static io.orderlog.projections.analytics.MinuteTables.REFUNDED;
import static io.orderlog.projections.analytics.MinuteTables.REFUNDS;
import static io.orderlog.projections.analytics.MinuteTables.REFUSED;
import static io.orderlog.projections.analytics.MinuteTables.REVENUE;

import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.Snapshot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Adds the minutes of the active generations up to windows. Thread-safe. Throws
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if a read model cannot
 * answer.
 */
public final class AnalyticsFinder {

  private final ReadModels readModels;

  public AnalyticsFinder(ReadModels readModels) {
    this.readModels = readModels;
  }

  /**
   * The windows in which something happened to orders, and of each the currencies, both ascending.
   *
   * @param currency only this one; nothing for all
   */
  public Snapshot<List<OrderWindow>> ofOrders(Windows windows, Optional<Currency> currency) {
    return find(OrderMinutesProjection.NAME, MinuteTables::ofOrders, MinuteTables.OF_ORDERS,
        windows, currency,
        (start, of, row) -> new OrderWindow(start, of, number(row, PLACED), number(row, CONVERTED),
            number(row, PAID), amount(row, REVENUE), number(row, CANCELLED)));
  }

  /** The same for what became of orders that came from carts. */
  public Snapshot<List<FulfilmentWindow>> ofFulfilments(
      Windows windows, Optional<Currency> currency) {
    return find(FulfilmentMinutesProjection.NAME, MinuteTables::ofFulfilments,
        MinuteTables.OF_FULFILMENTS, windows, currency,
        (start, of, row) -> new FulfilmentWindow(start, of, number(row, REFUSED),
            number(row, REFUNDS), amount(row, REFUNDED), number(row, CHARGEBACKS),
            amount(row, CHARGED_BACK)));
  }

  private interface Sum<T> {
    T of(Instant start, Currency currency, Record row);
  }

  private <T> Snapshot<List<T>> find(String readModel, Function<Generation, ReadModelTable> table,
      List<Field<BigInteger>> counters, Windows windows, Optional<Currency> currency,
      Sum<T> sum) {
    long minutes = windows.length().minutes();
    Field<Long> window = MINUTE.div(minutes).as("window_number");
    List<Field<?>> columns = new ArrayList<>(List.of(window, CURRENCY));
    counters.forEach(counter -> columns.add(DSL.sum(counter).as(counter)));
    Condition inCurrency = currency.map(CURRENCY::eq).orElse(DSL.noCondition());
    return readModels.readActive(readModel, (snapshot, generation) -> snapshot
        .select(columns).from(table.apply(generation).table())
        .where(MINUTE.ge(Windows.minuteOf(windows.from())))
        .and(MINUTE.lt(Windows.minuteOf(windows.to()))).and(inCurrency)
        .groupBy(window, CURRENCY).orderBy(window, CURRENCY)
        .fetch(row -> sum.of(Instant.ofEpochSecond(row.get(window) * minutes * 60),
            row.get(CURRENCY), row)));
  }

  private static long number(Record row, Field<?> counter) {
    return amount(row, counter).longValueExact();
  }

  private static BigInteger amount(Record row, Field<?> counter) {
    return row.get(counter.getName(), BigDecimal.class).toBigIntegerExact();
  }
}
