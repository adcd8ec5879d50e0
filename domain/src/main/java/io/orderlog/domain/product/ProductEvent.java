package io.orderlog.domain.product;

import java.util.List;

/**
 * What happened to a product. Events are history: they are taken as they are, never checked against
 * today's rules for commands. Their component names are the names in the stored JSON.
 */
public sealed interface ProductEvent {

  /**
   * It is sold from here on.
   *
   * @param prices all that there are, ordered by currency
   */
  record ProductListed(String name, String description, List<Price> prices)
      implements ProductEvent {
    public ProductListed {
      prices = List.copyOf(prices);
    }
  }

  /**
   * It is called so, and costs that.
   *
   * @param prices all that there are, ordered by currency
   */
  record ProductChanged(String name, String description, List<Price> prices)
      implements ProductEvent {
    public ProductChanged {
      prices = List.copyOf(prices);
    }
  }

  /** It is sold no more. */
  record ProductDelisted() implements ProductEvent {}
}
