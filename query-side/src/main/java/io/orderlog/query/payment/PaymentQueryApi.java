package io.orderlog.query.payment;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.order.OrderId;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.EntityTag;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.payment.PaymentFinder;
import io.orderlog.projections.payment.PaymentView;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.query.freshness.ReadYourWrites;
import io.orderlog.query.freshness.VersionedAnswer;
import java.util.Optional;

/** The query for a payment. Handlers run on virtual threads and block on the database. */
final class PaymentQueryApi {

  private static final String ORDER_ID = "orderId";

  private final PaymentFinder payments;
  private final ReadYourWrites awaited;

  /** @param awaited waits for what {@code payments} finds */
  PaymentQueryApi(PaymentFinder payments, ReadYourWrites awaited) {
    this.payments = payments;
    this.awaited = awaited;
  }

  /** Adds the route. */
  void register(RoutesConfig routes) {
    routes.get("/payments/{orderId}", this::byOrder);
  }

  private void byOrder(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions conditions = Preconditions.read(context);
    QueryParameters.requireNone(context);
    String orderId = OrderId.canonical(context.pathParam(ORDER_ID)).orElseThrow(
        () -> new ProblemException(noSuchPayment("The id in the path must be a UUID")));
    Snapshot<Optional<PaymentView>> found =
        awaited.answer(context, () -> payments.byOrder(orderId));
    PaymentView payment = found.value().orElseThrow(() -> new ProblemException(
        noSuchPayment("The read model has no payment of the order " + orderId)
            .about(ORDER_ID, orderId, 0)));
    if (conditions.isUnwanted(EntityTag.ofVersion(payment.version()))) {
      throw versionMismatch(payment);
    }
    awaited.tell(context, found, payment.position());
    VersionedAnswer.write(
        context, conditions, payment.version(), () -> PaymentDocument.of(payment));
  }

  /** As a command is refused that names another version. */
  private static ProblemException versionMismatch(PaymentView payment) {
    return new ProblemException(Problem.of(412, "version-mismatch", "The payment has moved on",
        "This is the payment at version " + payment.version() + ", which If-Match does not name")
        .about(ORDER_ID, payment.orderId(), payment.version()));
  }

  private static Problem noSuchPayment(String detail) {
    return Problem.of(404, "payment-not-found", "No such payment", detail);
  }
}
