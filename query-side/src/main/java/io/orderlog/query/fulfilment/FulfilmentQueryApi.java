package io.orderlog.query.fulfilment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.order.OrderId;
import io.orderlog.http.Json;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.fulfilment.FulfilmentFinder;
import io.orderlog.projections.fulfilment.FulfilmentQuery;
import io.orderlog.projections.fulfilment.FulfilmentQuery.Place;
import io.orderlog.projections.fulfilment.FulfilmentStory;
import io.orderlog.projections.fulfilment.FulfilmentView;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrderView;
import io.orderlog.projections.payment.PaymentFinder;
import io.orderlog.projections.payment.PaymentView;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.query.freshness.LagHeader;
import io.orderlog.query.freshness.ReadYourWrites;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queries for fulfilments. Handlers run on virtual threads and block on the database. */
final class FulfilmentQueryApi {

  private static final String ORDER_ID = "orderId";

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Page(List<FulfilmentItem> items, @Nullable String next) {}

  private final FulfilmentFinder fulfilments;
  private final ReadYourWrites awaitedFulfilments;
  private final OrderFinder orders;
  private final ReadYourWrites awaitedOrders;
  private final PaymentFinder payments;
  private final ReadYourWrites awaitedPayments;
  private final LagHeader lag;

  /**
   * Each that is awaited is what the finder before it finds.
   *
   * @param lag of fulfilments
   */
  FulfilmentQueryApi(FulfilmentFinder fulfilments, ReadYourWrites awaitedFulfilments,
      OrderFinder orders, ReadYourWrites awaitedOrders, PaymentFinder payments,
      ReadYourWrites awaitedPayments, LagHeader lag) {
    this.fulfilments = fulfilments;
    this.awaitedFulfilments = awaitedFulfilments;
    this.orders = orders;
    this.awaitedOrders = awaitedOrders;
    this.payments = payments;
    this.awaitedPayments = awaitedPayments;
    this.lag = lag;
  }

  /** Adds the routes. */
  void register(RoutesConfig routes) {
    routes.get("/fulfilments", this::page);
    routes.get("/orders/{orderId}/fulfilment", this::byOrder);
  }

  /**
   * Three read models are asked, one after the other, each as new as the token of its own log. So a
   * payment may be shown further than its process is.
   */
  private void byOrder(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    QueryParameters.requireNone(context);
    String orderId = OrderId.canonical(context.pathParam(ORDER_ID)).orElseThrow(
        () -> new ProblemException(noSuchFulfilment("The id in the path must be a UUID")));
    Snapshot<Optional<FulfilmentStory>> process =
        awaitedFulfilments.answer(context, () -> fulfilments.byOrder(orderId));
    FulfilmentStory story = process.value().orElseThrow(() -> new ProblemException(
        noSuchFulfilment("The read model has no fulfilment of the order " + orderId)
            .about(ORDER_ID, orderId, 0)));
    Snapshot<Optional<OrderView>> order =
        awaitedOrders.answer(context, () -> orders.byId(orderId));
    Snapshot<Optional<PaymentView>> payment =
        awaitedPayments.answer(context, () -> payments.byOrder(orderId));
    awaitedFulfilments.tell(context, process, story.fulfilment().position());
    order.value().ifPresent(each -> awaitedOrders.tell(context, order, each.position()));
    payment.value().ifPresent(each -> awaitedPayments.tell(context, payment, each.position()));
    Json.write(context, FulfilmentDocument.of(story, order.value(), payment.value()));
  }

  private void page(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    FulfilmentQuery query = FulfilmentListParameters.read(context);
    // One more than asked for shows whether there is a next page.
    Snapshot<List<FulfilmentView>> found = awaitedFulfilments.answer(context,
        () -> fulfilments.page(query.withLimit(query.limit() + 1)));
    List<FulfilmentView> items = found.value().stream().limit(query.limit()).toList();
    String next = found.value().size() > items.size()
        ? PlaceCursor.of(query.status(), Place.behind(items.getLast())).toString()
        : null;
    lag.write(context, found);
    Json.write(context, new Page(items.stream().map(FulfilmentItem::of).toList(), next));
  }

  private static Problem noSuchFulfilment(String detail) {
    return Problem.of(404, "fulfilment-not-found", "No such fulfilment", detail);
  }
}
