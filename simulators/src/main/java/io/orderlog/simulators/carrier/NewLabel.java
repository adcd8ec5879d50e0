package io.orderlog.simulators.carrier;

import java.util.List;

/** What somebody wants a label for. */
record NewLabel(String reference, Address address, List<Item> items) {

  /** Where it goes. */
  record Address(
      String name, String street, String postalCode, String city, String country) {}

  /** So many pieces of one article. */
  record Item(String sku, long quantity) {}

  NewLabel {
    items = List.copyOf(items);
  }
}
