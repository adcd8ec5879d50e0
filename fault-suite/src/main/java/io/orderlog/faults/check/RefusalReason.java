package io.orderlog.faults.check;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.faults.history.Request;
import java.util.Locale;
import java.util.Optional;

/** How the contract says a request has to be refused in this state of the order. */
final class RefusalReason {

  private static final OrderDecider DECIDER = new OrderDecider();

  private RefusalReason() {}

  /** The slug of the problem; empty if the request would have been accepted. */
  static Optional<String> of(Request request, OrderState state, long version) {
    if (request.ifMatch() != null && request.ifMatch() != version) {
      return Optional.of(version == 0 ? "order-not-found" : "version-mismatch");
    }
    return switch (DECIDER.decide(request.command(), state)) {
      case Accepted<?, OrderRejection> _ -> Optional.empty();
      case Rejected<?, OrderRejection>(var reason) -> Optional.of(slug(reason));
    };
  }

  private static String slug(OrderRejection reason) {
    return switch (reason) {
      case OrderRejection.NoSuchOrder() -> "order-not-found";
      case OrderRejection.OrderIdTaken() -> "order-id-taken";
      case OrderRejection.LeftToProcess() -> "order-entrusted";
      case OrderRejection.NotEntrusted() -> "order-not-entrusted";
      case OrderRejection.AlreadyThere(var status) -> "order-already-" + slug(status);
      case OrderRejection.NotYetThere(var status) -> "order-not-" + slug(status);
      case OrderRejection.SkuNotInOrder _ -> "sku-not-in-order";
      case OrderRejection.LastLine _ -> "last-line";
      case OrderRejection.AmountNotTheTotal _ -> "amount-not-the-total";
      case OrderRejection.TotalTooLarge _ -> "total-too-large";
    };
  }

  private static String slug(OrderStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
