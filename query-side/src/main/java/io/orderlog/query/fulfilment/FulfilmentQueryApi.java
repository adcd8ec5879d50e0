package io.orderlog.query.fulfilment;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.domain.order.OrderId;
import io.orderlog.http.Json;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.fulfilment.FulfilmentFinder;
import io.orderlog.projections.fulfilment.FulfilmentStory;
import io.orderlog.projections.fulfilment.FulfilmentView;
import io.orderlog.projections.mail.MailFinder;
import io.orderlog.projections.mail.MailView;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrderView;
import io.orderlog.projections.payment.PaymentFinder;
import io.orderlog.projections.payment.PaymentView;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.projections.shipment.ShipmentFinder;
import io.orderlog.projections.shipment.ShipmentView;
import io.orderlog.projections.waiting.WaitingQuery.Place;
import io.orderlog.query.answer.DocumentById.Kind;
import io.orderlog.query.answer.WaitingList;
import io.orderlog.query.freshness.LagHeader;
import io.orderlog.query.freshness.ReadYourWrites;
import java.util.List;
import java.util.Optional;

/** The queries for fulfilments. Handlers run on virtual threads and block on the database. */
final class FulfilmentQueryApi {

  private static final Kind KIND = new Kind(
      "fulfilment", "fulfilment of the order", "orderId", OrderId::canonical, "must be a UUID");
  private static final WaitingList<FulfilmentStatus, FulfilmentView> LIST =
      new WaitingList<>(FulfilmentStatus.class, 1,
          process -> new Place(process.since(), List.of(process.orderId())),
          FulfilmentItem::of);

  private final FulfilmentFinder fulfilments;
  private final ReadYourWrites awaitedFulfilments;
  private final OrderFinder orders;
  private final ReadYourWrites awaitedOrders;
  private final PaymentFinder payments;
  private final ReadYourWrites awaitedPayments;
  private final ShipmentFinder shipments;
  private final ReadYourWrites awaitedShipments;
  private final MailFinder mails;
  private final ReadYourWrites awaitedMails;
  private final LagHeader lag;

  /**
   * Each that is awaited is what the finder before it finds.
   *
   * @param lag of fulfilments
   */
  FulfilmentQueryApi(FulfilmentFinder fulfilments, ReadYourWrites awaitedFulfilments,
      OrderFinder orders, ReadYourWrites awaitedOrders, PaymentFinder payments,
      ReadYourWrites awaitedPayments, ShipmentFinder shipments, ReadYourWrites awaitedShipments,
      MailFinder mails, ReadYourWrites awaitedMails, LagHeader lag) {
    this.fulfilments = fulfilments;
    this.awaitedFulfilments = awaitedFulfilments;
    this.orders = orders;
    this.awaitedOrders = awaitedOrders;
    this.payments = payments;
    this.awaitedPayments = awaitedPayments;
    this.shipments = shipments;
    this.awaitedShipments = awaitedShipments;
    this.mails = mails;
    this.awaitedMails = awaitedMails;
    this.lag = lag;
  }

  /** Adds the routes. */
  void register(RoutesConfig routes) {
    routes.get("/fulfilments",
        context -> LIST.answer(context, awaitedFulfilments, lag, fulfilments::page));
    routes.get("/orders/{orderId}/fulfilment", this::byOrder);
  }

  /**
   * Five read models are asked, one after the other, each as new as the token of its own log. So a
   * payment may be shown further than its process is.
   */
  private void byOrder(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    QueryParameters.requireNone(context);
    String orderId = KIND.id(context);
    Snapshot<Optional<FulfilmentStory>> process =
        awaitedFulfilments.answer(context, () -> fulfilments.byOrder(orderId));
    FulfilmentStory story =
        process.value().orElseThrow(() -> KIND.notFound(orderId));
    Snapshot<Optional<OrderView>> order =
        awaitedOrders.answer(context, () -> orders.byId(orderId));
    Snapshot<Optional<PaymentView>> payment =
        awaitedPayments.answer(context, () -> payments.byOrder(orderId));
    // The first one has the order's id, and there is no other so far.
    Snapshot<Optional<ShipmentView>> shipment =
        awaitedShipments.answer(context, () -> shipments.byId(orderId));
    Snapshot<List<MailView>> told = awaitedMails.answer(context, () -> mails.ofOrder(orderId));
    awaitedFulfilments.tell(context, process, story.fulfilment().position());
    order.value().ifPresent(each -> awaitedOrders.tell(context, order, each.position()));
    payment.value().ifPresent(each -> awaitedPayments.tell(context, payment, each.position()));
    shipment.value().ifPresent(each -> awaitedShipments.tell(context, shipment, each.position()));
    told.value().forEach(each -> awaitedMails.tell(context, told, each.position()));
    Json.write(context, FulfilmentDocument.of(
        story, order.value(), payment.value(), shipment.value(), told.value()));
  }
}
