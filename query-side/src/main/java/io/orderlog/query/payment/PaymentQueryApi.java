package io.orderlog.query.payment;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.order.OrderId;
import io.orderlog.projections.payment.PaymentFinder;
import io.orderlog.projections.payment.PaymentView;
import io.orderlog.query.answer.DocumentById;
import io.orderlog.query.answer.DocumentById.Kind;
import io.orderlog.query.answer.DocumentById.Shown;
import io.orderlog.query.freshness.ReadYourWrites;

/** The query for a payment. Handlers run on virtual threads and block on the database. */
final class PaymentQueryApi {

  private static final DocumentById<PaymentView> PAYMENT = new DocumentById<>(
      new Kind("payment", "payment of the order", "orderId", OrderId::canonical,
          "must be a UUID", "An order that costs nothing has none; any other that a cart became has"
              + " one when its goods are reserved"),
      payment -> new Shown(payment.orderId(), payment.version(), payment.position(),
          () -> PaymentDocument.of(payment)));

  private final PaymentFinder payments;
  private final ReadYourWrites awaited;

  /** @param awaited waits for what {@code payments} finds */
  PaymentQueryApi(PaymentFinder payments, ReadYourWrites awaited) {
    this.payments = payments;
    this.awaited = awaited;
  }

  /** Adds the route. */
  void register(RoutesConfig routes) {
    routes.get("/payments/{orderId}",
        context -> PAYMENT.answer(context, awaited, payments::byOrder));
  }
}
