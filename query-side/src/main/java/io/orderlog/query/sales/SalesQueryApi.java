package io.orderlog.query.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.money.Money;
import io.orderlog.http.Json;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.demand.DemandFinder;
import io.orderlog.projections.demand.ProductDemand;
import io.orderlog.projections.readmodel.DayRange;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.projections.sales.DailySales;
import io.orderlog.projections.sales.SalesFinder;
import io.orderlog.query.CurrencyParameter;
import io.orderlog.query.DayParameters;
import io.orderlog.query.freshness.LagHeader;
import io.orderlog.query.freshness.ReadYourWrites;
import java.math.BigInteger;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The queries for what was sold. Handlers run on virtual threads and block on the database. */
final class SalesQueryApi {

  private static final long MAX_PRODUCTS = 1_000;

  private record Answer(LocalDate from, LocalDate to, List<?> items) {}

  private record SalesItem(LocalDate day, String currency, long ordersPlaced, long ordersCancelled,
      String revenuePaid) {}

  /** @param name of the product, if there is one of this SKU */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record DemandItem(String sku, @Nullable String name, String currency, BigInteger units,
      String revenue) {}

  private final SalesFinder sales;
  private final DemandFinder demand;
  private final ProductNames names;
  private final ReadYourWrites awaitedSales;
  private final ReadYourWrites awaitedDemand;
  private final LagHeader lag;
  private final InstantSource clock;

  /**
   * @param awaitedSales waits for what {@code sales} finds
   * @param awaitedDemand waits for what {@code demand} finds
   */
  SalesQueryApi(SalesFinder sales, DemandFinder demand, ProductNames names,
      ReadYourWrites awaitedSales, ReadYourWrites awaitedDemand, LagHeader lag,
      InstantSource clock) {
    this.sales = sales;
    this.demand = demand;
    this.names = names;
    this.awaitedSales = awaitedSales;
    this.awaitedDemand = awaitedDemand;
    this.lag = lag;
    this.clock = clock;
  }

  /** Adds the routes. */
  void register(RoutesConfig routes) {
    routes.get("/sales/daily", this::daily);
    routes.get("/products/demand", this::demand);
  }

  private void daily(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    QueryParameters parameters = QueryParameters.of(context);
    DayRange days = DayParameters.read(parameters, clock);
    Optional<Currency> currency = CurrencyParameter.read(parameters);
    parameters.check(Set.of("from", "to", CurrencyParameter.NAME));
    Snapshot<List<DailySales>> found = awaitedSales.answer(context,
        () -> sales.daily(days, currency));
    write(context, days, found, found.value().stream().map(SalesQueryApi::item).toList());
  }

  private void demand(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    QueryParameters parameters = QueryParameters.of(context);
    DayRange days = DayParameters.read(parameters, clock);
    long limit = parameters.number("limit", 1, MAX_PRODUCTS).orElse(MAX_PRODUCTS);
    parameters.check(Set.of("from", "to", "limit"));
    Snapshot<List<ProductDemand>> found = awaitedDemand.answer(context,
        () -> demand.byProduct(days, Math.toIntExact(limit)));
    Map<String, String> called = names.of(
        context, found.value().stream().map(ProductDemand::sku).distinct().toList());
    write(context, days, found, found.value().stream()
        .map(each -> item(each, called.get(each.sku()))).toList());
  }

  private void write(Context context, DayRange days, Snapshot<?> found, List<?> items) {
    lag.write(context, found);
    Json.write(context, new Answer(days.first(), days.last(), items));
  }

  private static SalesItem item(DailySales sales) {
    return new SalesItem(sales.day(), sales.currency().getCurrencyCode(), sales.ordersPlaced(),
        sales.ordersCancelled(), Money.toDecimal(sales.revenuePaidMinor(), sales.currency()));
  }

  private static DemandItem item(ProductDemand demand, @Nullable String name) {
    return new DemandItem(demand.sku(), name, demand.currency().getCurrencyCode(), demand.units(),
        Money.toDecimal(demand.revenueMinor(), demand.currency()));
  }
}
