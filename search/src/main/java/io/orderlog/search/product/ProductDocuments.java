package io.orderlog.search.product;

import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.domain.product.ProductEvent.ProductChanged;
import io.orderlog.domain.product.ProductEvent.ProductDelisted;
import io.orderlog.domain.product.ProductEvent.ProductListed;
import io.orderlog.domain.product.ProductStatus;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.product.ProductLog;
import io.orderlog.search.SearchKind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Products, found by SKU, name and description; also those that are delisted. */
public final class ProductDocuments implements SearchKind<ProductEvent, SearchedProduct> {

  @Override
  public String indexName() {
    return "search-products";
  }

  @Override
  public String idColumn() {
    return "sku";
  }

  @Override
  public AggregateLog<ProductEvent> log() {
    return ProductLog.PRODUCTS;
  }

  @Override
  public Class<SearchedProduct> type() {
    return SearchedProduct.class;
  }

  @Override
  public List<String> fields() {
    return List.of("sku", "name", "description");
  }

  @Override
  public Optional<SearchedProduct> after(
      Optional<SearchedProduct> before, RecordedEvent<ProductEvent> event) {
    if (event.version() != before.map(SearchedProduct::version).orElse(0L) + 1) {
      return Optional.empty();
    }
    return switch (event.data()) {
      case ProductListed(var name, var description, var prices) ->
        listed(event, name, description, prices);
      case ProductChanged(var name, var description, var prices) ->
        before.flatMap(_ -> listed(event, name, description, prices));
      case ProductDelisted() -> before.map(product -> product.delisted(event.version()));
    };
  }

  private static Optional<SearchedProduct> listed(RecordedEvent<ProductEvent> event, String name,
      String description, List<Price> prices) {
    return Optional.of(new SearchedProduct(event.streamId(), event.version(),
        ProductStatus.LISTED, name, description, prices));
  }

  @Override
  public void tellTexts(SearchedProduct product, BiConsumer<String, String> text) {
    text.accept("sku", product.sku());
    text.accept("name", product.name());
    text.accept("description", product.description());
  }
}
