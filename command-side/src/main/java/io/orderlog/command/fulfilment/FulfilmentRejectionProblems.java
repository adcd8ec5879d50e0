package io.orderlog.command.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentRejection.NotInReview;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentRejection.AlreadyStarted;
import io.orderlog.domain.fulfilment.FulfilmentRejection.AmountNotInCurrency;
import io.orderlog.domain.fulfilment.FulfilmentRejection.ExceedsCaptured;
import io.orderlog.domain.fulfilment.FulfilmentRejection.NoSuchFulfilment;
import io.orderlog.domain.fulfilment.FulfilmentRejection.NotDue;
import io.orderlog.domain.fulfilment.FulfilmentRejection.NotStuck;
import io.orderlog.domain.fulfilment.FulfilmentRejection.NotThere;
import io.orderlog.domain.fulfilment.FulfilmentRejection.OrderOfOthers;
import io.orderlog.domain.fulfilment.FulfilmentRejection.PaymentNotAwaited;
import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.domain.money.Money;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.Problem.FieldError;
import java.util.List;

/** Why a process does not take a command, in HTTP's words. */
final class FulfilmentRejectionProblems {

  private FulfilmentRejectionProblems() {}

  static Problem of(FulfilmentRejection reason, String orderId) {
    return switch (reason) {
      case NoSuchFulfilment() -> Problem.of(404, "fulfilment-not-found", "No such fulfilment",
          "No cart was checked out as the order " + orderId);
      case AlreadyStarted() -> conflict("fulfilment-already-started",
          "The fulfilment of the order " + orderId + " has begun");
      case PaymentNotAwaited(var status) -> inStatus("payment-not-awaited",
          "Another way to pay is taken only after one was declined and while none is tried, until"
              + " the time to pay is over",
          status);
      case NotThere(var status, var wanted) -> inStatus("fulfilment-not-there",
          "This is taken of a fulfilment that is " + either(wanted), status);
      case NotInReview(var status) -> inStatus("fulfilment-not-in-review",
          "Only a fulfilment that is in review can be approved, until its deadline", status);
      case NotStuck(var status) -> inStatus("fulfilment-not-stuck",
          "Only a fulfilment that is stuck can be helped, and one in review be abandoned", status);
      case OrderOfOthers() -> conflict("fulfilment-without-order", "The order " + orderId
          + " was placed by somebody else, so the fulfilment has none to go on with:"
          + " only POST /fulfilments/" + orderId + "/abandon ends it");
      case AmountNotInCurrency(var currency, _) -> field("amount-not-in-currency", "amount",
          "must have at most " + currency.getDefaultFractionDigits() + " decimal places in "
              + currency + ", and at most 18 digits with these");
      case ExceedsCaptured(var leftMinor, var currency) -> {
        Money left = new Money(leftMinor, currency);
        yield conflict("refund-exceeds-captured", "Of what was taken, " + left
            + " can still be refunded").with("refundable", left.toDecimal());
      }
      case NotDue() -> conflict("fulfilment-not-due", "The fulfilment still has time");
    };
  }

  /** As in {@code UNDER_WAY, DELIVERED or CLOSED because the parcel has arrived}. */
  private static String either(List<FulfilmentStatus> wanted) {
    List<String> names = wanted.stream().map(status -> status == FulfilmentStatus.CLOSED
        ? "CLOSED because the parcel has arrived"
        : status.name()).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.getLast()
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  private static Problem inStatus(String slug, String detail, FulfilmentStatus status) {
    return conflict(slug, detail + "; this one is " + status);
  }

  private static Problem conflict(String slug, String detail) {
    return Problem.of(409, slug, "The fulfilment does not allow this", detail);
  }

  private static Problem field(String slug, String field, String message) {
    return Problem.of(422, slug, "The command breaks a rule", field + " " + message)
        .withErrors(List.of(new FieldError(field, message)));
  }
}
