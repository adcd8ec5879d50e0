package io.orderlog.search.product;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductStatus;
import io.orderlog.search.Searched;
import java.util.List;
import java.util.Map;

/**
 * What the index has of a product.
 *
 * @param version of its last event
 * @param prices the last that it had, ordered by currency
 */
public record SearchedProduct(String sku, long version, ProductStatus status, String name,
    String description, List<Price> prices) implements Searched {

  public SearchedProduct {
    prices = List.copyOf(prices);
  }

  @Override
  public String id() {
    return sku;
  }

  SearchedProduct delisted(long after) {
    return new SearchedProduct(sku, after, ProductStatus.DELISTED, name, description, prices);
  }

  @Override
  public Map<String, String> texts() {
    return Map.ofEntries(entry("version", String.valueOf(version)),
        entry("status", status.name()), entry("name", name), entry("description", description),
        entry("prices", prices.stream().map(price -> price.amount().toString())
            .collect(joining("; "))));
  }
}
