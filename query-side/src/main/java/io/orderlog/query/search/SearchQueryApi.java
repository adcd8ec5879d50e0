package io.orderlog.query.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductStatus;
import io.orderlog.http.Json;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.query.freshness.LagHeader;
import io.orderlog.search.Found;
import io.orderlog.search.SearchIndex;
import io.orderlog.search.order.SearchedOrder;
import io.orderlog.search.product.SearchedProduct;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The query for words. */
final class SearchQueryApi {

  private static final int LONGEST_TEXT = 200;
  private static final int MOST_WORDS = 10;
  private static final int MOST_ORDERS = 100;
  private static final int SOME_ORDERS = 20;

  /** @param products not there as long as there is no index of them */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Answer(List<OrderItem> items, @Nullable List<ProductItem> products) {}

  private record OrderItem(String orderId, String customerId, OrderStatus status, String currency,
      String total, Instant placedAt, List<String> skus, Map<String, String> highlights) {}

  private record ProductItem(String sku, ProductStatus status, String name,
      Map<String, String> prices, Map<String, String> highlights) {}

  private final AwaitedIndex<SearchedOrder> orders;
  private final AwaitedIndex<SearchedProduct> products;
  private final LagHeader lag;

  /** @param lag of orders */
  SearchQueryApi(AwaitedIndex<SearchedOrder> orders, AwaitedIndex<SearchedProduct> products,
      LagHeader lag) {
    this.orders = orders;
    this.products = products;
    this.lag = lag;
  }

  /** Adds the route. */
  void register(RoutesConfig routes) {
    routes.get("/search", this::search);
  }

  /** Two indexes are asked, one after the other, each as new as the token of its own log. */
  private void search(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    QueryParameters parameters = QueryParameters.of(context);
    String text = text(parameters);
    int limit = Math.toIntExact(
        parameters.number("limit", 1, MOST_ORDERS).orElse((long) SOME_ORDERS));
    parameters.check(Set.of("q", "limit"));
    Snapshot<List<Found.One<SearchedOrder>>> found = orders.search(context, text, limit);
    @Nullable
    List<ProductItem> ofProducts = products.answers()
        ? products.search(context, text, limit).value().stream().map(SearchQueryApi::product)
            .toList()
        : null;
    lag.write(context, found);
    Json.write(context, new Answer(
        found.value().stream().map(SearchQueryApi::order).toList(), ofProducts));
  }

  private static String text(QueryParameters parameters) {
    Optional<String> text = parameters.text("q");
    String asked = text.orElse("");
    if (!parameters.has("q")) {
      parameters.wrong("q", "must be there: the words to look for");
    } else if (text.isPresent() && SearchIndex.words(asked) == 0) {
      parameters.wrong("q", "must have a word: letters or digits");
    } else if (asked.codePointCount(0, asked.length()) > LONGEST_TEXT
        || SearchIndex.words(asked) > MOST_WORDS) {
      parameters.wrong("q", "must have at most " + LONGEST_TEXT + " characters and " + MOST_WORDS
          + " words");
    }
    return asked;
  }

  private static OrderItem order(Found.One<SearchedOrder> found) {
    SearchedOrder order = found.thing();
    return new OrderItem(order.orderId(), order.customerId(), order.status(),
        order.currency().getCurrencyCode(),
        Money.toDecimal(BigInteger.valueOf(order.totalMinor()), order.currency()),
        order.placedAt(), order.skus(), new TreeMap<>(found.highlights()));
  }

  private static ProductItem product(Found.One<SearchedProduct> found) {
    SearchedProduct product = found.thing();
    Map<String, String> prices = new LinkedHashMap<>();
    for (Price price : product.prices()) {
      prices.put(price.currency().getCurrencyCode(), price.amount().toDecimal());
    }
    return new ProductItem(product.sku(), product.status(), product.name(), prices,
        new TreeMap<>(found.highlights()));
  }
}
