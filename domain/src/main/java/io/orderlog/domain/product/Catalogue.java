package io.orderlog.domain.product;

/**
 * What the shop sells, as far as somebody knows. A catalogue may be a moment behind what was written
 * last: it says what held a moment ago, and never what holds for ever. Thread-safe.
 */
@FunctionalInterface
public interface Catalogue {

  /** How an article is offered. */
  Offer offer(String sku);
}
