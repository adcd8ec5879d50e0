package io.orderlog.search.order;

import static java.util.Map.entry;

import io.orderlog.domain.order.OrderStatus;
import io.orderlog.search.Searched;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the index has of an order: what is found of it, and what is shown of what is found. Texts
 * are blank while there is nothing.
 *
 * @param version of its last event
 * @param skus of the lines that it has
 * @param reasons why it was cancelled or came back
 */
public record SearchedOrder(String orderId, long version, String customerId, OrderStatus status,
    Currency currency, long totalMinor, Instant placedAt, List<String> skus, String carrier,
    String trackingNumber, String paymentReference, List<String> reasons) implements Searched {

  public SearchedOrder {
    skus = List.copyOf(skus);
    reasons = List.copyOf(reasons);
  }

  @Override
  public String id() {
    return orderId;
  }

  SearchedOrder as(long after, OrderStatus now) {
    return new SearchedOrder(orderId, after, customerId, now, currency, totalMinor, placedAt,
        skus, carrier, trackingNumber, paymentReference, reasons);
  }

  SearchedOrder with(long after, List<String> lines, long total) {
    return new SearchedOrder(orderId, after, customerId, status, currency, total, placedAt,
        lines, carrier, trackingNumber, paymentReference, reasons);
  }

  SearchedOrder paid(long after, String reference) {
    return new SearchedOrder(orderId, after, customerId, OrderStatus.PAID, currency, totalMinor,
        placedAt, skus, carrier, trackingNumber, reference, reasons);
  }

  SearchedOrder shipped(long after, String by, String number) {
    return new SearchedOrder(orderId, after, customerId, OrderStatus.SHIPPED, currency, totalMinor,
        placedAt, skus, by, number, paymentReference, reasons);
  }

  SearchedOrder ended(long after, OrderStatus how, String why) {
    return new SearchedOrder(orderId, after, customerId, how, currency, totalMinor, placedAt, skus,
        carrier, trackingNumber, paymentReference,
        Stream.concat(reasons.stream(), Stream.of(why)).toList());
  }

  @Override
  public Map<String, String> texts() {
    return Map.ofEntries(entry("version", String.valueOf(version)),
        entry("customerId", customerId), entry("status", status.name()),
        entry("currency", currency.getCurrencyCode()),
        entry("totalMinor", String.valueOf(totalMinor)),
        entry("placedAt", placedAt.toString()), entry("skus", String.join(" ", skus)),
        entry("carrier", carrier), entry("trackingNumber", trackingNumber),
        entry("paymentReference", paymentReference), entry("reasons", String.join("; ", reasons)));
  }
}
