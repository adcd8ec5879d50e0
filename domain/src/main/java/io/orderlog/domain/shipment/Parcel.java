package io.orderlog.domain.shipment;

import io.orderlog.domain.contact.PostalAddress;
import java.util.List;

/**
 * What leaves, and where it goes.
 *
 * @param shipmentId names it for the carrier as well
 */
public record Parcel(String shipmentId, List<Item> items, PostalAddress address) {

  /** So many pieces of one article. */
  public record Item(String sku, int quantity) {}

  public Parcel {
    items = List.copyOf(items);
  }
}
