package io.orderlog.domain.order;

import io.orderlog.domain.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The lines of one order, all in one currency, no SKU twice.
 *
 * @param currency of every line's price
 * @param lines in the order in which the client gave them
 */
public record OrderLines(Currency currency, List<OrderLine> lines) {

  public OrderLines {
    lines = List.copyOf(lines);
  }

  /**
   * Whether the sum over the lines is an amount that an order may have. Lines below zero count as
   * nothing: what they are worth is no room for other lines.
   */
  public static boolean sumIsAllowed(List<OrderLine> lines) {
    long room = Money.MAX_MINOR_UNITS;
    for (OrderLine line : lines) {
      if (line.quantity() > 0 && line.unitPriceMinor() > 0) {
        // Divided before it is multiplied, because the product may be beyond a long.
        if (line.unitPriceMinor() > room / line.quantity()) {
          return false;
        }
        room -= line.unitPriceMinor() * line.quantity();
      }
    }
    return true;
  }

  /** What the order costs. */
  public Money total() {
    long minorUnits = 0;
    for (OrderLine line : lines) {
      minorUnits = Math.addExact(minorUnits,
          Math.multiplyExact(line.unitPriceMinor(), line.quantity()));
    }
    return new Money(minorUnits, currency);
  }

  /** The line with this SKU. */
  public Optional<OrderLine> find(String sku) {
    return lines.stream().filter(line -> line.sku().equals(sku)).findFirst();
  }

  /** The lines with another quantity for one SKU; quantity 0 takes its line out. */
  public OrderLines withQuantity(String sku, int quantity) {
    return new OrderLines(currency, lines.stream()
        .map(line -> line.sku().equals(sku) ? line.withQuantity(quantity) : line)
        .filter(line -> line.quantity() > 0)
        .toList());
  }

  /** The lines with this one for its SKU, where it was before or at the end; 0 takes it out. */
  public OrderLines with(OrderLine line) {
    List<OrderLine> changed = new ArrayList<>(lines);
    int place = place(line.sku());
    if (place < 0) {
      changed.add(line);
    } else {
      changed.set(place, line);
    }
    changed.removeIf(each -> each.quantity() == 0);
    return new OrderLines(currency, changed);
  }

  private int place(String sku) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).sku().equals(sku)) {
        return i;
      }
    }
    return -1;
  }
}
