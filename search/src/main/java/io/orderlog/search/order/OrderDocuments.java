package io.orderlog.search.order;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.search.SearchKind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Orders, found by ids, customers, SKUs, parcels, payments and reasons. */
public final class OrderDocuments implements SearchKind<OrderEvent, SearchedOrder> {

  @Override
  public String indexName() {
    return "search";
  }

  @Override
  public String idColumn() {
    return "order_id";
  }

  @Override
  public AggregateLog<OrderEvent> log() {
    return OrderLog.ORDERS;
  }

  @Override
  public Class<SearchedOrder> type() {
    return SearchedOrder.class;
  }

  @Override
  public List<String> fields() {
    return List.of("orderId", "customerId", "sku", "trackingNumber", "carrier",
        "paymentReference", "reason");
  }

  @Override
  public Optional<SearchedOrder> after(
      Optional<SearchedOrder> before, RecordedEvent<OrderEvent> event) {
    return SearchedOrderFold.after(before, event);
  }

  @Override
  public void tellTexts(SearchedOrder order, BiConsumer<String, String> text) {
    text.accept("orderId", order.orderId());
    text.accept("customerId", order.customerId());
    order.skus().forEach(sku -> text.accept("sku", sku));
    text.accept("trackingNumber", order.trackingNumber());
    text.accept("carrier", order.carrier());
    text.accept("paymentReference", order.paymentReference());
    order.reasons().forEach(reason -> text.accept("reason", reason));
  }
}
