package io.orderlog.command.order;

import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderRejection.AlreadyThere;
import io.orderlog.domain.order.OrderRejection.AmountNotTheTotal;
import io.orderlog.domain.order.OrderRejection.LastLine;
import io.orderlog.domain.order.OrderRejection.LeftToProcess;
import io.orderlog.domain.order.OrderRejection.NoSuchOrder;
import io.orderlog.domain.order.OrderRejection.NotEntrusted;
import io.orderlog.domain.order.OrderRejection.NotYetThere;
import io.orderlog.domain.order.OrderRejection.OrderIdTaken;
import io.orderlog.domain.order.OrderRejection.SkuNotInOrder;
import io.orderlog.domain.order.OrderRejection.TotalTooLarge;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.Problem.FieldError;
import java.util.List;
import java.util.Locale;

/** Why an order does not take a command, in HTTP's words. */
final class OrderRejectionProblems {

  private static final String NOT_ALLOWED = "The order does not allow this";

  private OrderRejectionProblems() {}

  static Problem of(OrderRejection reason, String orderId) {
    return switch (reason) {
      case NoSuchOrder() -> Problem.of(404, "order-not-found", "No such order",
          "There is no order " + orderId);
      case OrderIdTaken() -> Problem.of(409, "order-id-taken", NOT_ALLOWED,
          "There is an order " + orderId + " already; a new order needs a new id");
      case LeftToProcess() -> Problem.of(409, "order-entrusted", NOT_ALLOWED,
          "A process drives the order; it can be cancelled or returned, and the process does the"
              + " rest");
      case NotEntrusted() -> Problem.of(409, "order-not-entrusted", NOT_ALLOWED,
          "The order is not driven by a process");
      case AlreadyThere(var status) -> Problem.of(409, "order-already-" + slug(status),
          NOT_ALLOWED, "The order is " + slug(status));
      case NotYetThere(var status) -> Problem.of(409, "order-not-" + slug(status),
          NOT_ALLOWED, "The order has to be " + slug(status) + " first");
      case SkuNotInOrder(var sku) -> field("sku-not-in-order", "sku",
          "must be of a line of the order; " + sku + " is not");
      case LastLine(var sku) -> Problem.of(409, "last-line", NOT_ALLOWED,
          "The line of " + sku + " is the order's last; cancel the order instead");
      case AmountNotTheTotal(var total, _) -> field("amount-not-the-total", "amount",
          "must be exactly the order's total, " + total);
      case TotalTooLarge(var limit) -> field("total-too-large", "quantity",
          "must not bring the order's total over " + limit);
    };
  }

  private static Problem field(String slug, String field, String message) {
    return Problem.of(422, slug, "The command breaks a rule", field + " " + message)
        .withErrors(List.of(new FieldError(field, message)));
  }

  private static String slug(Enum<?> status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
