package io.orderlog.domain.product;

import java.util.List;

/**
 * The state of a product. These are all legal transitions:
 *
 * <pre>
 * NotListed   list → Listed
 * Listed      change → Listed, delist → Delisted
 * Delisted    list → Listed
 * </pre>
 */
public sealed interface ProductState {

  /** Nobody has ever listed it. */
  record NotListed() implements ProductState {}

  /** Is sold at these prices. */
  record Listed(String name, String description, List<Price> prices) implements ProductState {
    public Listed {
      prices = List.copyOf(prices);
    }
  }

  /** Was sold, and is not. */
  record Delisted() implements ProductState {}
}
