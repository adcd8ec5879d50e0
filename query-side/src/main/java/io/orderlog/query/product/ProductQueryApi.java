package io.orderlog.query.product;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.stock.Sku;
import io.orderlog.http.Json;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.projections.product.ProductFinder;
import io.orderlog.projections.product.ProductView;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.query.answer.DocumentById.Kind;
import io.orderlog.query.answer.DocumentById.Shown;
import io.orderlog.query.answer.DocumentById;
import io.orderlog.query.freshness.LagHeader;
import io.orderlog.query.freshness.ReadYourWrites;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The queries for products. Handlers run on virtual threads and block on the database. */
final class ProductQueryApi {

  private static final DocumentById<ProductView> PRODUCT = new DocumentById<>(
      new Kind("product", "product", "sku", Sku::canonical, Sku.RULE),
      product -> new Shown(product.sku(), product.version(), product.position(),
          () -> ProductDocument.of(product)));

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Page(List<ProductDocument> items, @Nullable String next) {}

  private final ProductFinder products;
  private final ReadYourWrites awaited;
  private final LagHeader lag;

  /** @param awaited waits for what {@code products} finds */
  ProductQueryApi(ProductFinder products, ReadYourWrites awaited, LagHeader lag) {
    this.products = products;
    this.awaited = awaited;
    this.lag = lag;
  }

  /** Adds the routes. */
  void register(RoutesConfig routes) {
    routes.get("/products", this::list);
    routes.get("/products/{sku}", context -> PRODUCT.answer(context, awaited, products::bySku));
  }

  private void list(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    ProductListParameters asked = ProductListParameters.read(context);
    if (asked.skus().isEmpty()) {
      page(context, asked);
    } else {
      some(context, asked.skus());
    }
  }

  /** In the order in which they are asked for; what is not there is left out. */
  private void some(Context context, List<String> skus) {
    Snapshot<Map<String, ProductView>> found =
        awaited.answer(context, () -> products.bySkus(skus));
    lag.write(context, found);
    Json.write(context, new Page(skus.stream().filter(found.value()::containsKey)
        .map(sku -> ProductDocument.of(Objects.requireNonNull(found.value().get(sku))))
        .toList(), null));
  }

  private void page(Context context, ProductListParameters asked) {
    // One more than asked for shows whether there is a next page.
    Snapshot<List<ProductView>> found = awaited.answer(context,
        () -> products.page(asked.status(), asked.after(), asked.limit() + 1));
    List<ProductView> items = found.value().stream().limit(asked.limit()).toList();
    String next = found.value().size() > items.size()
        ? ProductListParameters.cursorBehind(items.getLast().sku())
        : null;
    lag.write(context, found);
    Json.write(context, new Page(items.stream().map(ProductDocument::of).toList(), next));
  }
}
