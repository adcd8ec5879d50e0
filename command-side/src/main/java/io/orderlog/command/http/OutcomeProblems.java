package io.orderlog.command.http;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.CommandIdInFlight;
import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Overloaded;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.CommandOutcome.TooLarge;
import io.orderlog.command.CommandOutcome.Unknown;
import io.orderlog.command.CommandOutcome.VersionMismatch;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderRejection.AlreadyThere;
import io.orderlog.domain.order.OrderRejection.AmountNotTheTotal;
import io.orderlog.domain.order.OrderRejection.LastLine;
import io.orderlog.domain.order.OrderRejection.NoSuchOrder;
import io.orderlog.domain.order.OrderRejection.NotYetThere;
import io.orderlog.domain.order.OrderRejection.OrderIdTaken;
import io.orderlog.domain.order.OrderRejection.SkuNotInOrder;
import io.orderlog.domain.order.OrderRejection.TotalTooLarge;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.Problem.FieldError;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Outcomes that are not the wished-for one, in HTTP's words. */
public final class OutcomeProblems {

  private static final String NOT_ALLOWED = "The order does not allow this";
  private static final String INVALID = "The command breaks a rule";

  private OutcomeProblems() {}

  /** The problem to tell; none if the command was accepted. */
  public static @Nullable Problem of(
      CommandOutcome<OrderRejection> outcome, CommandEnvelope<OrderCommand> envelope) {
    String orderId = envelope.streamId();
    return switch (outcome) {
      case Accepted<OrderRejection> _ -> null;
      case Rejected<OrderRejection>(var reason, var version) ->
        of(reason, orderId).about("orderId", orderId, version);
      case VersionMismatch<OrderRejection>(var version) -> version == 0
          ? of(new NoSuchOrder(), orderId).about("orderId", orderId, 0)
          : Problem.of(412, "version-mismatch", "The order has moved on",
              "The order is at version " + version + ", which If-Match does not name")
              .about("orderId", orderId, version);
      case CommandIdReused<OrderRejection> _ -> Problem.of(422, "idempotency-key-reused",
          "The idempotency key belongs to another command",
          "Another command for this order came with this Idempotency-Key before; use a new one");
      case CommandIdInFlight<OrderRejection> _ -> Problem.of(409, "idempotency-key-in-use",
          "The command is being handled",
          "A command with this Idempotency-Key is still running; ask again for its outcome")
          .withRetryAfter(1);
      case TooLarge<OrderRejection>(var reason) -> Problem.of(413, "event-too-large",
          "The log takes no event of this size",
          "Nothing was written: " + reason + ". Sent again, it is refused again; ask for less, or"
              + " have the setting raised");
      case Overloaded<OrderRejection> _ -> Problem.unavailable("overloaded",
          "Too many commands are waiting", "Nothing was written; try again soon");
      case NotWritten<OrderRejection>(var reason) -> notWritten(reason);
      case Unknown<OrderRejection>(var reason) -> outcomeUnknown(reason, envelope.commandId());
    };
  }

  /** Nothing was written, and the same command may succeed later, with or without a key. */
  public static Problem notWritten(String reason) {
    return Problem.unavailable("not-writable", "Commands cannot be taken at present",
        "Nothing was written: " + reason);
  }

  /** The command may or may not be in the log, and the client can find out safely. */
  public static Problem outcomeUnknown(String reason, String commandId) {
    return Problem.unavailable("outcome-unknown", "The outcome is not known yet",
        "It is not known whether the command was written: " + reason
            + ". Send it again with the Idempotency-Key that idempotencyKey names: it will not"
            + " be done twice")
        .with(Problem.IDEMPOTENCY_KEY, commandId);
  }

  public static Problem of(InvalidCommandException invalid) {
    return Problem.of(422, "invalid-command", INVALID, "See errors for what is allowed")
        .withErrors(invalid.violations().stream()
            .map(violation -> new FieldError(violation.field(), violation.message())).toList());
  }

  private static Problem of(OrderRejection reason, String orderId) {
    return switch (reason) {
      case NoSuchOrder() -> Problem.of(404, "order-not-found", "No such order",
          "There is no order " + orderId);
      case OrderIdTaken() -> Problem.of(409, "order-id-taken", NOT_ALLOWED,
          "There is an order " + orderId + " already; a new order needs a new id");
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
    return Problem.of(422, slug, INVALID, field + " " + message)
        .withErrors(List.of(new FieldError(field, message)));
  }

  private static String slug(Enum<?> status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
