package io.orderlog.query.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.domain.money.Money;
import io.orderlog.projections.analytics.FulfilmentWindow;
import io.orderlog.projections.analytics.OrderWindow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A window as users see it.
 *
 * @param conversion which part of the orders placed in it is paid by now, from 0 to 1; nothing if
 *     none was placed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WindowItem(Instant start, String currency, long ordersPlaced, long ordersPaid,
    String revenuePaid, long ordersCancelled, long ordersRefusedForStock, long refunds,
    String refunded, long chargebacks, String chargedBack, @Nullable BigDecimal conversion) {

  private static final int CONVERSION_DIGITS = 4;

  private record Key(Instant start, Currency currency) {}

  /** Of each window and currency in which anything happened, both ascending. */
  static List<WindowItem> joined(List<OrderWindow> orders, List<FulfilmentWindow> fulfilments) {
    Map<Key, FulfilmentWindow> left = new HashMap<>();
    fulfilments.forEach(each -> left.put(new Key(each.start(), each.currency()), each));
    List<WindowItem> items = new ArrayList<>();
    for (OrderWindow window : orders) {
      FulfilmentWindow beside = left.remove(new Key(window.start(), window.currency()));
      items.add(item(window, beside == null
          ? nothingOf(window.start(), window.currency())
          : beside));
    }
    left.forEach((key, window) -> items.add(item(new OrderWindow(
        key.start(), key.currency(), 0, 0, 0, BigInteger.ZERO, 0), window)));
    items.sort(Comparator.comparing(WindowItem::start).thenComparing(WindowItem::currency));
    return items;
  }

  private static FulfilmentWindow nothingOf(Instant start, Currency currency) {
    return new FulfilmentWindow(start, currency, 0, 0, BigInteger.ZERO, 0, BigInteger.ZERO);
  }

  private static WindowItem item(OrderWindow orders, FulfilmentWindow fulfilments) {
    Currency currency = orders.currency();
    return new WindowItem(orders.start(), currency.getCurrencyCode(), orders.placed(),
        orders.paid(), Money.toDecimal(orders.revenueMinor(), currency), orders.cancelled(),
        fulfilments.refusedForStock(), fulfilments.refunds(),
        Money.toDecimal(fulfilments.refundedMinor(), currency), fulfilments.chargebacks(),
        Money.toDecimal(fulfilments.chargedBackMinor(), currency),
        conversion(orders.placed(), orders.converted()));
  }

  private static @Nullable BigDecimal conversion(long placed, long converted) {
    return placed == 0
        ? null
        : BigDecimal.valueOf(converted).divide(
            BigDecimal.valueOf(placed), CONVERSION_DIGITS, RoundingMode.HALF_EVEN);
  }
}
