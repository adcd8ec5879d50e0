package io.orderlog.query.stock;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.stock.Sku;
import io.orderlog.http.Json;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.EntityTag;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.projections.stock.StockFinder;
import io.orderlog.projections.stock.StockView;
import io.orderlog.query.freshness.LagHeader;
import io.orderlog.query.freshness.ReadYourWrites;
import io.orderlog.query.freshness.VersionedAnswer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The queries for stock. Handlers run on virtual threads and block on the database. */
final class StockQueryApi {

  private static final String SKU = "sku";
  private static final int MOST_SKUS = 100;

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
    routes.get("/stock/{sku}", this::one);
  }

  private void one(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions conditions = Preconditions.read(context);
    QueryParameters.requireNone(context);
    String sku = Sku.canonical(context.pathParam(SKU)).orElseThrow(
        () -> new ProblemException(noSuchItem("The id in the path " + Sku.RULE)));
    Snapshot<Optional<StockView>> found = awaited.answer(context, () -> stock.bySku(sku));
    StockView item = found.value().filter(StockView::isTracked)
        .orElseThrow(() -> notFound(sku));
    if (conditions.isUnwanted(EntityTag.ofVersion(item.version()))) {
      throw versionMismatch(item);
    }
    awaited.tell(context, found, item.position());
    VersionedAnswer.write(context, conditions, item.version(), () -> StockDocument.of(item));
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

  /** As a command is refused that names another version. */
  private static ProblemException versionMismatch(StockView item) {
    return new ProblemException(Problem.of(412, "version-mismatch", "The item has moved on",
        "This is the item at version " + item.version() + ", which If-Match does not name")
        .about(SKU, item.sku(), item.version()));
  }

  private static ProblemException notFound(String sku) {
    return new ProblemException(
        noSuchItem("The read model has no item " + sku).about(SKU, sku, 0));
  }

  private static Problem noSuchItem(String detail) {
    return Problem.of(404, "item-not-found", "No such item", detail);
  }
}
