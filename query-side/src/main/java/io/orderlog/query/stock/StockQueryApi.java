package io.orderlog.query.stock;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.stock.Sku;
import io.orderlog.http.Json;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.projections.stock.StockFinder;
import io.orderlog.projections.stock.StockView;
import io.orderlog.query.answer.DocumentById.Kind;
import io.orderlog.query.answer.DocumentById.Shown;
import io.orderlog.query.answer.DocumentById;
import io.orderlog.query.freshness.LagHeader;
import io.orderlog.query.freshness.ReadYourWrites;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The queries for stock. Handlers run on virtual threads and block on the database. */
final class StockQueryApi {

  private static final String SKU = "sku";
  private static final int MOST_SKUS = 100;

  private static final DocumentById<StockView> ITEM = new DocumentById<>(
      new Kind("item", "item", SKU, Sku::canonical, Sku.RULE),
      item -> new Shown(item.sku(), item.version(), item.position(), () -> StockDocument.of(item)));

  private record Found(List<StockDocument> items) {}

  private final StockFinder stock;
  private final ReadYourWrites awaited;
  private final LagHeader lag;

  /** @param awaited waits for what {@code stock} finds */
  StockQueryApi(StockFinder stock, ReadYourWrites awaited, LagHeader lag) {
    this.stock = stock;
    this.awaited = awaited;
    this.lag = lag;
  }

  /** Adds the routes. */
  void register(RoutesConfig routes) {
    routes.get("/stock", this::some);
    routes.get("/stock/{sku}", context -> ITEM.answer(context, awaited, stock::tracked));
  }

  /** In the order in which they are asked for; what is not there is left out. */
  private void some(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    List<String> skus = skus(QueryParameters.of(context));
    Snapshot<Map<String, StockView>> found =
        awaited.answer(context, () -> stock.bySkus(skus));
    lag.write(context, found);
    Json.write(context, new Found(skus.stream().filter(found.value()::containsKey)
        .map(sku -> StockDocument.of(Objects.requireNonNull(found.value().get(sku)))).toList()));
  }

  private static List<String> skus(QueryParameters parameters) {
    List<String> skus = parameters.texts(SKU).stream().distinct().toList();
    if (skus.size() > MOST_SKUS || (skus.isEmpty() && !parameters.has(SKU))) {
      parameters.wrong(SKU, "must be there 1 to " + MOST_SKUS + " times");
    } else if (!skus.stream().allMatch(sku -> Sku.canonical(sku).isPresent())) {
      parameters.wrong(SKU, Sku.RULE);
    }
    parameters.check(Set.of(SKU));
    return skus;
  }
}
