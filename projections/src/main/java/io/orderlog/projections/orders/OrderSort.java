package io.orderlog.projections.orders;

import java.util.Arrays;
import java.util.Optional;

/**
 * The order of a list of orders; orders that are alike follow by id. Totals are sorted by currency
 * first, because amounts in two currencies do not compare.
 *
 * <p>While somebody pages through a list, orders arrive and change. An order's {@code placedAt}
 * never changes, so every order that was there at the first page comes exactly once, if it still
 * fits the filters. Sorted by {@code updatedAt}, each of them comes at least once, because the
 * times of one order never run backwards; one that changes after it came comes again further on,
 * but only if the time of the change is after the place that the pages have reached, and clocks of
 * different processes differ. By {@code -updatedAt}, none comes twice, and one that changes
 * meanwhile is nearer to the front, where a new walk finds it. By total, an order whose total
 * changes meanwhile, as an unpaid one's may, can come twice or not at all; all others come once.
 */
public enum OrderSort {

  PLACED_AT("placedAt", false), PLACED_AT_DESCENDING("-placedAt", true), UPDATED_AT("updatedAt",
      false), UPDATED_AT_DESCENDING("-updatedAt",
          true), TOTAL("total", false), TOTAL_DESCENDING("-total", true);

  private final String text;
  private final boolean descending;

  OrderSort(String text, boolean descending) {
    this.text = text;
    this.descending = descending;
  }

  /** The one that clients call by this name. */
  public static Optional<OrderSort> named(String text) {
    return Arrays.stream(values()).filter(sort -> sort.text.equals(text)).findFirst();
  }

  boolean isDescending() {
    return descending;
  }

  /** Its name for clients: the field, with a minus if the largest comes first. */
  @Override
  public String toString() {
    return text;
  }
}
