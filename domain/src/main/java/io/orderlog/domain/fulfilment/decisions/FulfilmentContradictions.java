package io.orderlog.domain.fulfilment.decisions;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.cart.CartId;
import io.orderlog.domain.fulfilment.Account;
import io.orderlog.domain.fulfilment.Account.Movement;
import io.orderlog.domain.fulfilment.Details;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Approve;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HandOver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Retry;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Approved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Asking;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AuthorisationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureHeard;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ConfirmationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MailAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyChargedBack;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyRefunded;
import io.orderlog.domain.fulfilment.FulfilmentEvent.OrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.PaymentDeclined;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundRefused;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Resumed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReturnBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReviewAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RiskAssessed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentCalledOff;
import io.orderlog.domain.fulfilment.FulfilmentEvent.StepUndone;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Telling;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentState.Assessing;
import io.orderlog.domain.fulfilment.FulfilmentState.Collecting;
import io.orderlog.domain.fulfilment.FulfilmentState.Confirming;
import io.orderlog.domain.fulfilment.FulfilmentState.NotStarted;
import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.domain.fulfilment.FulfilmentState.Phase;
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.fulfilment.FulfilmentState.Unwinding;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.domain.risk.Verdict;
import io.orderlog.domain.shipment.ShipmentCommand.Cancel;
import io.orderlog.domain.shipment.ShipmentCommand;
import java.util.List;
import java.util.Optional;

/**
 * Whether a command leads to an event. What a process asks for has to be what was checked out, each
 * answer counts once, and what people bring must be what a command may bring.
 */
final class FulfilmentContradictions {

  private FulfilmentContradictions() {}

  static Optional<String> in(FulfilmentState state, FulfilmentEvent event) {
    try {
      byPeople(event);
    } catch (InvalidCommandException invalid) {
      Violation first = invalid.violations().getFirst();
      return Optional.of("its " + first.field() + " " + first.message());
    }
    return switch (state) {
      case NotStarted _ -> event instanceof FulfilmentStarted started
          ? inStart(started)
          : Optional.empty();
      case Phase phase -> in(phase, event);
      case Stuck stuck -> in(stuck.before(), event);
    };
  }

  static Optional<String> inOrder(String orderId, FulfilmentEvent event) {
    return event instanceof FulfilmentStarted started
        ? when(CartId.canonical(started.cartId()).map(CartId::new).map(CartId::order)
            .filter(order -> order.text().equals(orderId)).isEmpty(),
            "its cartId is " + started.cartId() + ", which does not become this order")
        : Optional.empty();
  }

  private static void byPeople(FulfilmentEvent event) {
    switch (event) {
      case HandedOver(var carrier, var trackingNumber, _, _) -> {
        FulfilmentCommand _ = new HandOver(text(carrier), text(trackingNumber));
      }
      case ShipmentCalledOff(_, var reason) -> {
        ShipmentCommand _ = new Cancel(text(reason));
      }
      case Resumed(var reason, _) -> {
        FulfilmentCommand _ = new Retry(text(reason));
      }
      case Approved(var reason) -> {
        FulfilmentCommand _ = new Approve(text(reason));
      }
      case Asking _,Telling _ -> {
        // No words of people are in it that nobody has checked elsewhere.
      }
    }
  }

  private static Optional<String> inStart(FulfilmentStarted started) {
    if (started.lines().isEmpty() || !OrderLines.sumIsAllowed(started.lines())) {
      return Optional.of("no order has such lines");
    }
    long total = new OrderLines(started.currency(), started.lines()).total().minorUnits();
    return when(total != started.totalMinor(), "its total is " + started.totalMinor()
        + " in minor units, but its lines add up to " + total)
        .or(() -> when(started.holdUntil().isBefore(started.payBy()),
            "its goods are held until " + started.holdUntil() + ", before " + started.payBy()));
  }

  private static Optional<String> in(Phase phase, FulfilmentEvent event) {
    Details details = phase.details();
    Account account = phase.account();
    return switch (event) {
      case OrderPlaced() -> when(phase instanceof Collecting collecting && collecting.orderPlaced(),
          "the order is placed already");
      case LineReserved(var sku) -> phase instanceof Collecting collecting
          ? inLine(sku, details, collecting.reserved(), "reserved")
          : Optional.empty();
      case LineConfirmed(var sku) -> phase instanceof Confirming confirming
          ? inLine(sku, details, confirming.confirmed(), "confirmed")
          : Optional.empty();
      case AssessmentAsked asked -> inAmount(asked.amountMinor(), details)
          .or(() -> when(!asked.currency().equals(details.currency()) || asked.subjects().isEmpty()
              || !asked.subjects().stream().allMatch(
                  subject -> RiskSubject.parse(subject).isPresent()),
              "it asks no subjects, or in another currency"));
      case RiskAssessed(var subject, var verdict, var reasons) -> when(
          phase instanceof Assessing assessing && !assessing.unanswered().contains(subject),
          "no answer of " + subject + " is waited for")
          .or(() -> when((verdict == Verdict.PASS) != reasons.isEmpty(),
              "its verdict is " + verdict + " for " + reasons.size() + " reasons"));
      case ReviewAsked(var subjects, _) -> when(phase instanceof Assessing assessing
          && !(assessing.isComplete() && assessing.doubtful().equals(subjects)),
          "its subjects are not those that want a review");
      case AuthorisationAsked asked -> inAmount(asked.amountMinor(), details)
          .or(() -> inAssessment(phase))
          .or(() -> when(!asked.currency().equals(details.currency())
              || !asked.payBy().equals(details.payBy()),
              "it is not in " + details.currency() + " until " + details.payBy()))
          .or(() -> when(!asked.txId().equals(account.nextAuthorisation())
              && !(phase instanceof Paying && asked.txId().equals(account.authorisation())),
              "its transaction would be " + account.nextAuthorisation()));
      case PaymentDeclined(var txId, _, _) -> when(phase instanceof Paying paying
          && (paying.declined() || !txId.equals(account.authorisation())),
          "no answer to " + txId + " is waited for");
      case ConfirmationAsked(var lines, _) -> when(!details.lines().containsAll(lines),
          "it has lines that the order has not").or(() -> inAssessment(phase));
      case CaptureAsked(var txId, var amount, _) -> inAmount(amount, details)
          .or(() -> when(!txId.equals(Account.CAPTURE),
              "its transaction would be " + Account.CAPTURE));
      case CaptureHeard(_, _, var amount) -> inAmount(amount, details)
          .or(() -> when(account.isCaptured(), "the money was taken already"));
      case Paid paid -> inAmount(paid.amountMinor(), details)
          .or(() -> inLines(paid.lines(), details))
          .or(() -> when(!paid.currency().equals(details.currency())
              || !paid.address().equals(details.address()),
              "its currency and address are not those of the order"));
      case ShipmentAsked asked -> inLines(asked.lines(), details)
          .or(() -> when(asked.shipment() != 1 || !asked.address().equals(details.address()),
              "it is of another parcel than that of the order"));
      case ShipmentCalledOff called -> when(called.shipment() != 1,
          "it is of another parcel than that of the order");
      case HandedOver handed -> inLines(handed.lines(), details);
      case ReturnBegun begun -> inLines(begun.lines(), details)
          .or(() -> when(begun.amountMinor() != account.left(), "it gives back "
              + begun.amountMinor() + " in minor units, but " + account.left() + " are left"));
      case RefundAsked asked -> inRefund(asked, account);
      case MoneyRefunded(var txId, _) ->
        when(account.hasRefunded(txId), txId + " was refunded already");
      case RefundRefused(var txId, _) -> when(
          account.refund(txId).filter(each -> !each.done()).isEmpty(),
          "no answer to " + txId + " is waited for");
      case MoneyChargedBack(var txId, _) ->
        when(account.hasChargeBack(txId), txId + " was charged back already");
      case StepUndone(var step) -> when(
          phase instanceof Unwinding unwinding && !unwinding.open().contains(step),
          "no answer to " + step.kind() + " " + step.sku() + " is waited for");
      case MailAsked asked -> when(!asked.to().equals(details.email())
          || !asked.name().equals(details.address().name()),
          "it goes to somebody else than the customer")
          .or(() -> when(!asked.data().keySet().equals(asked.template().keys()),
              "its data is not what " + asked.template() + " tells"))
          .or(() -> asked.lines().isEmpty() ? Optional.empty() : inLines(asked.lines(), details));
      case Asking _,Telling _ -> Optional.empty();
    };
  }

  private static Optional<String> inAssessment(Phase phase) {
    return when(phase instanceof Assessing assessing && assessing.isHeldUp(),
        "nobody has said that the order may pass");
  }

  private static Optional<String> inLine(
      String sku, Details details, List<String> before, String what) {
    return when(!details.skus().contains(sku), "the order has no line of " + sku)
        .or(() -> when(before.contains(sku), "the line of " + sku + " is " + what + " already"));
  }

  private static Optional<String> inLines(List<OrderLine> lines, Details details) {
    return when(!lines.equals(details.lines()), "its lines are not those of the order");
  }

  private static Optional<String> inAmount(long amountMinor, Details details) {
    return when(amountMinor != details.totalMinor(), "its amount is " + amountMinor
        + " in minor units, but the order costs " + details.totalMinor());
  }

  private static Optional<String> inRefund(RefundAsked asked, Account account) {
    Optional<Movement> known = account.refund(asked.txId()).filter(each -> !each.done());
    long most = known.map(Movement::amountMinor).orElse(account.left());
    return when(asked.amountMinor() < 1 || asked.amountMinor() > most, "it gives back "
        + asked.amountMinor() + " in minor units of " + most)
        .or(() -> when(known.isEmpty() && !asked.txId().equals(account.nextRefund()),
            "its transaction would be " + account.nextRefund()));
  }

  private static Optional<String> when(boolean is, String why) {
    return is ? Optional.of(why) : Optional.empty();
  }

  private static String text(String text) {
    return CommandRules.ofItsDay(text);
  }
}
