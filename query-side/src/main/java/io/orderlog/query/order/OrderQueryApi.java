package io.orderlog.query.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.order.OrderId;
import io.orderlog.http.Json;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.history.HistoryEntry;
import io.orderlog.projections.history.HistoryFinder;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrderQuery.Cursor;
import io.orderlog.projections.orders.OrderQuery;
import io.orderlog.projections.orders.OrderView;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.query.answer.DocumentById.Kind;
import io.orderlog.query.answer.DocumentById.Shown;
import io.orderlog.query.answer.DocumentById;
import io.orderlog.query.freshness.LagHeader;
import io.orderlog.query.freshness.ReadYourWrites;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queries for orders. Handlers run on virtual threads and block on the database. */
final class OrderQueryApi {

  private static final Kind KIND =
      new Kind("order", "order", "orderId", OrderId::canonical, "must be a UUID");
  private static final DocumentById<OrderView> ORDER = new DocumentById<>(KIND,
      order -> new Shown(
          order.orderId(), order.version(), order.position(), () -> OrderDocument.of(order)));

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Page(List<OrderDocument> items, @Nullable String next) {}

  private final OrderFinder orders;
  private final HistoryFinder histories;
  private final ReadYourWrites awaitedOrders;
  private final ReadYourWrites awaitedHistories;
  private final LagHeader lag;

  /**
   * @param awaitedOrders waits for what {@code orders} finds
   * @param awaitedHistories waits for what {@code histories} finds
   */
  OrderQueryApi(OrderFinder orders, HistoryFinder histories, ReadYourWrites awaitedOrders,
      ReadYourWrites awaitedHistories, LagHeader lag) {
    this.orders = orders;
    this.histories = histories;
    this.awaitedOrders = awaitedOrders;
    this.awaitedHistories = awaitedHistories;
    this.lag = lag;
  }

  /** Adds the routes. */
  void register(RoutesConfig routes) {
    routes.get("/orders", this::page);
    routes.get("/orders/{orderId}", this::byId);
    routes.get("/orders/{orderId}/history", this::history);
  }

  private void byId(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions conditions = Preconditions.read(context);
    String orderId = KIND.id(context);
    Optional<PastOrder> past = PastOrder.read(context);
    if (past.isPresent()) {
      Snapshot<List<HistoryEntry>> found = historyOf(context, orderId);
      ORDER.write(context, conditions, awaitedHistories, found, past.get().of(found.value()));
    } else {
      Snapshot<Optional<OrderView>> found = awaitedOrders.answer(context,
          () -> orders.byId(orderId));
      ORDER.write(context, conditions, awaitedOrders, found,
          found.value().orElseThrow(() -> KIND.notFound(orderId)));
    }
  }

  private void history(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    QueryParameters.requireNone(context);
    String orderId = KIND.id(context);
    Snapshot<List<HistoryEntry>> found = historyOf(context, orderId);
    awaitedHistories.tell(context, found, found.value().getLast().position());
    Json.write(context, HistoryDocument.of(orderId, found.value()));
  }

  /** At least one event. */
  private Snapshot<List<HistoryEntry>> historyOf(Context context, String orderId) {
    Snapshot<List<HistoryEntry>> found = awaitedHistories.answer(context,
        () -> histories.of(orderId));
    if (found.value().isEmpty()) {
      throw KIND.notFound(orderId);
    }
    return found;
  }

  private void page(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    OrderQuery query = OrderListParameters.read(context);
    // One more than asked for shows whether there is a next page.
    Snapshot<List<OrderView>> found = awaitedOrders.answer(context,
        () -> orders.page(query.withLimit(query.limit() + 1)));
    List<OrderView> items = found.value().stream().limit(query.limit()).toList();
    String next = found.value().size() > items.size()
        ? PageCursor.of(query.filter(), query.sort(), Cursor.behind(items.getLast())).toString()
        : null;
    lag.write(context, found);
    Json.write(context, new Page(items.stream().map(OrderDocument::of).toList(), next));
  }
}
