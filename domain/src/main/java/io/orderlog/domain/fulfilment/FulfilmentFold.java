package io.orderlog.domain.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentEvent.Approved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Asking;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AuthorisationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureHeard;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ConfirmationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentClosed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.GotStuck;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MailAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyChargedBack;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyRefunded;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Noted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.OrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ParcelDelivered;
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
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.FulfilmentState.Assessing;
import io.orderlog.domain.fulfilment.FulfilmentState.Capturing;
import io.orderlog.domain.fulfilment.FulfilmentState.Carried;
import io.orderlog.domain.fulfilment.FulfilmentState.Closed;
import io.orderlog.domain.fulfilment.FulfilmentState.Collecting;
import io.orderlog.domain.fulfilment.FulfilmentState.Confirming;
import io.orderlog.domain.fulfilment.FulfilmentState.Delivered;
import io.orderlog.domain.fulfilment.FulfilmentState.Ending;
import io.orderlog.domain.fulfilment.FulfilmentState.Gathering;
import io.orderlog.domain.fulfilment.FulfilmentState.InReview;
import io.orderlog.domain.fulfilment.FulfilmentState.NotStarted;
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.fulfilment.FulfilmentState.Packed;
import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.domain.fulfilment.FulfilmentState.Phase;
import io.orderlog.domain.fulfilment.FulfilmentState.Preparing;
import io.orderlog.domain.fulfilment.FulfilmentState.Returning;
import io.orderlog.domain.fulfilment.FulfilmentState.Sent;
import io.orderlog.domain.fulfilment.FulfilmentState.Shipping;
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.fulfilment.FulfilmentState.UnderWay;
import io.orderlog.domain.fulfilment.FulfilmentState.Unwinding;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.risk.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where an event leads. */
public final class FulfilmentFold {

  private FulfilmentFold() {}

  public static FulfilmentState after(FulfilmentEvent event, FulfilmentState state) {
    return switch (state) {
      case NotStarted _ -> begun(event);
      case Phase phase -> event instanceof GotStuck(var cause, var what, var deadline)
          ? new Stuck(phase, List.of(cause), what, deadline)
          : after(event, phase);
      case Stuck stuck -> after(event, stuck);
    };
  }

  private static Phase begun(FulfilmentEvent event) {
    if (event instanceof FulfilmentStarted started) {
      return new Gathering(
          new Details(started.email(), started.address(), started.currency(), started.lines(),
              started.totalMinor(), started.method(), started.payBy()),
          Account.empty(), false, List.of(), started.deadline());
    }
    throw impossible(event, "NotStarted");
  }

  /** What leads on leads out of it, if that is all it took; what does not is taken in. */
  private static FulfilmentState after(FulfilmentEvent event, Stuck stuck) {
    return switch (event) {
      case GotStuck(var cause, var what, var deadline) ->
        new Stuck(stuck.before(), with(stuck.causes(), cause), what, deadline);
      case Resumed(_, var deadline) -> resumed(stuck.before(), deadline);
      case Asking _,Telling _ -> {
        Phase after = after(event, stuck.before());
        yield Trouble.isOver(event, stuck, after)
            ? after
            : new Stuck(after, stuck.causes(), stuck.what(), stuck.deadline());
      }
    };
  }

  private static Phase after(FulfilmentEvent event, Phase phase) {
    return switch (event) {
      case OrderPlaced() -> phase instanceof Collecting collecting
          ? collected(collecting, true, collecting.reserved())
          : impossible(phase, event);
      case LineReserved(var sku) -> phase instanceof Collecting collecting
          ? collected(collecting, collecting.orderPlaced(), with(collecting.reserved(), sku))
          : impossible(phase, event);
      case AssessmentAsked asked -> assessing(phase, asked);
      case RiskAssessed assessed -> phase instanceof Assessing assessing
          ? assessed(assessing, assessed)
          : impossible(phase, event);
      case ReviewAsked(_, var deadline) -> phase instanceof Assessing
          ? new InReview(phase.details(), phase.account(), deadline)
          : impossible(phase, event);
      case Approved _ -> phase instanceof InReview review
          ? new Gathering(review.details(), review.account(), true, skus(review.details()),
              review.deadline())
          : impossible(phase, event);
      case AuthorisationAsked asked -> authorising(phase, asked);
      case PaymentDeclined _ -> phase instanceof Paying paying
          ? new Paying(paying.details(), paying.account(), true, paying.deadline())
          : impossible(phase, event);
      case ConfirmationAsked(_, var deadline) -> confirming(phase, event, deadline);
      case LineConfirmed(var sku) -> phase instanceof Confirming confirming
          ? new Confirming(confirming.details(), confirming.account(),
              with(confirming.confirmed(), sku), confirming.deadline())
          : impossible(phase, event);
      case CaptureAsked(_, _, var deadline) ->
        phase instanceof Confirming || phase instanceof Capturing
            ? new Capturing(phase.details(), phase.account(), deadline)
            : impossible(phase, event);
      case CaptureHeard(_, var reference, var amount) -> phase instanceof Confirming
          ? phase.with(phase.account().captured(reference, amount))
          : impossible(phase, event);
      case Paid paid -> phase instanceof Confirming || phase instanceof Capturing
          ? new Shipping(phase.details(),
              phase.account().captured(paid.reference(), paid.amountMinor()), paid.deadline())
          : impossible(phase, event);
      case ShipmentAsked(var number, _, _) -> switch (phase) {
        case Shipping shipping -> new Carried(shipping.details(), shipping.account(),
            List.of(number), shipping.deadline());
        case Carried carried -> new Carried(carried.details(), carried.account(),
            with(carried.shipments(), number), carried.deadline());
        case Collecting _,InReview _,Paying _,Confirming _,Capturing _,Sent _,Ending _ ->
          impossible(phase, event);
      };
      case ShipmentCalledOff _ -> phase instanceof UnderWay ? phase : impossible(phase, event);
      case HandedOver handed -> phase instanceof Packed || isCancellingShipment(phase)
          ? new UnderWay(phase.details(), phase.account(), handed.deadline())
          : impossible(phase, event);
      case ParcelDelivered(var deadline) -> phase instanceof UnderWay
          ? new Delivered(phase.details(), phase.account(), deadline)
          : impossible(phase, event);
      case ReturnBegun begun -> phase instanceof UnderWay || phase instanceof Delivered
          ? returning(phase, begun)
          : impossible(phase, event);
      case RefundAsked asked -> phase.account().isCaptured()
          ? refunding(phase, asked)
          : impossible(phase, event);
      case MoneyRefunded(var txId, var amount) ->
        phase.with(phase.account().refunded(txId, amount));
      case RefundRefused(var txId, _) -> phase.with(phase.account().refundRefused(txId));
      case MoneyChargedBack(var txId, var amount) ->
        phase.with(phase.account().chargedBack(txId, amount));
      case UnwindingBegun begun -> unwinding(phase, begun);
      case StepUndone(var step) -> phase instanceof Unwinding unwinding
          ? without(step, unwinding)
          : impossible(phase, event);
      case FulfilmentClosed(var outcome) -> phase instanceof Preparing
          ? impossible(phase, event)
          : new Closed(phase.details(), phase.account(), outcome);
      case MailAsked _,Noted _ -> phase;
      case FulfilmentStarted _,GotStuck _,Resumed _ -> impossible(phase, event);
    };
  }

  private static Collecting collected(
      Collecting before, boolean orderPlaced, List<String> reserved) {
    return switch (before) {
      case Gathering(var details, var account, _, _, var deadline) ->
        new Gathering(details, account, orderPlaced, reserved, deadline);
      case Assessing(var details, var account, _, _, var unanswered, var doubtful, var deadline) ->
        new Assessing(details, account, orderPlaced, reserved, unanswered, doubtful, deadline);
    };
  }

  /** Beside stock and order, or instead of paying, which is to be done in another way. */
  private static Phase assessing(Phase phase, AssessmentAsked asked) {
    return switch (phase) {
      case Gathering(var details, var account, var placed, var reserved, _) ->
        new Assessing(details.with(asked.method()), account, placed, reserved, asked.subjects(),
            List.of(), asked.deadline());
      case Paying(var details, var account, _, _) ->
        new Assessing(details.with(asked.method()), account, true, skus(details),
            asked.subjects(), List.of(), asked.deadline());
      case Assessing _,InReview _,Confirming _,Capturing _,Packed _,Sent _,Ending _ ->
        impossible(phase, asked);
    };
  }

  private static Assessing assessed(Assessing before, RiskAssessed answer) {
    List<String> unanswered = before.unanswered().stream()
        .filter(each -> !each.equals(answer.subject())).toList();
    List<String> doubtful = answer.verdict() == Verdict.PASS
        ? before.doubtful()
        : with(before.doubtful(), answer.subject());
    return new Assessing(before.details(), before.account(), before.orderPlaced(),
        before.reserved(), unanswered, doubtful, before.deadline());
  }

  private static List<String> skus(Details details) {
    return details.lines().stream().map(OrderLine::sku).toList();
  }

  private static boolean isCancellingShipment(Phase phase) {
    return phase instanceof Unwinding unwinding
        && unwinding.open().contains(Step.cancelShipment());
  }

  /** The same one asked again is no other. */
  private static Phase authorising(Phase phase, AuthorisationAsked asked) {
    if (!(phase instanceof Collecting || phase instanceof Paying)) {
      return impossible(phase, asked);
    }
    Account account = phase.account();
    return new Paying(phase.details().with(asked.method()),
        asked.txId().equals(account.authorisation()) ? account : account.authorising(), false,
        asked.payBy());
  }

  private static Phase confirming(Phase phase, FulfilmentEvent event, Instant deadline) {
    return switch (phase) {
      case Collecting _,Paying _ ->
        new Confirming(phase.details(), phase.account(), List.of(), deadline);
      case Confirming confirming ->
        new Confirming(phase.details(), phase.account(), confirming.confirmed(), deadline);
      case InReview _,Capturing _,Packed _,Sent _,Ending _ ->
        impossible(phase, event);
    };
  }

  private static Returning returning(Phase phase, ReturnBegun begun) {
    Account account = begun.amountMinor() == 0
        ? phase.account()
        : phase.account().refunding(begun.txId(), begun.amountMinor(), begun.reason());
    return new Returning(phase.details(), account, begun.txId(), begun.reason(),
        begun.deadline());
  }

  private static Phase refunding(Phase phase, RefundAsked asked) {
    Account account =
        phase.account().refunding(asked.txId(), asked.amountMinor(), asked.reason());
    return phase instanceof Returning returning
        && returning.account().refund(returning.refund()).isEmpty()
            ? new Returning(returning.details(), account, asked.txId(), returning.reason(),
                returning.deadline())
            : phase.with(account);
  }

  private static Unwinding unwinding(Phase phase, UnwindingBegun begun) {
    return switch (phase) {
      case Unwinding(var details, var account, var cause, var open, var outcome, _) ->
        new Unwinding(details, account,
            begun.cause() == Cause.CANCELLED ? Cause.CANCELLED : cause,
            Stream.concat(open.stream(), begun.steps().stream()).distinct().toList(),
            outcome(outcome, begun), begun.deadline());
      case Closed(var details, var account, var outcome) -> new Unwinding(details, account,
          begun.cause(), begun.steps(), outcome(outcome, begun), begun.deadline());
      case Preparing _,Sent _ ->
        new Unwinding(phase.details(), phase.account(), begun.cause(),
            begun.steps(), Outcome.CANCELLED, begun.deadline());
    };
  }

  /** What turns up late changes no outcome; that a person calls the order off does. */
  private static Outcome outcome(Outcome before, UnwindingBegun begun) {
    return begun.cause() == Cause.ABANDONED ? Outcome.CANCELLED : before;
  }

  private static Unwinding without(Step step, Unwinding unwinding) {
    return new Unwinding(unwinding.details(), unwinding.account(), unwinding.cause(),
        unwinding.open().stream().filter(each -> !each.equals(step)).toList(),
        unwinding.outcome(), unwinding.deadline());
  }

  private static Phase resumed(Phase before, Instant deadline) {
    return switch (before) {
      case Gathering(var details, var account, var placed, var reserved, _) ->
        new Gathering(details, account, placed, reserved, deadline);
      case Assessing(var details, var account, var placed, var reserved, var unanswered, var doubtful, _) ->
        new Assessing(details, account, placed, reserved, unanswered, doubtful, deadline);
      case InReview(var details, var account, _) -> new InReview(details, account, deadline);
      case Paying(var details, var account, var declined, _) ->
        new Paying(details, account, declined, deadline);
      case Confirming(var details, var account, var confirmed, _) ->
        new Confirming(details, account, confirmed, deadline);
      case Capturing(var details, var account, _) -> new Capturing(details, account, deadline);
      case Shipping(var details, var account, _) -> new Shipping(details, account, deadline);
      case Carried(var details, var account, var shipments, _) ->
        new Carried(details, account, shipments, deadline);
      case UnderWay(var details, var account, _) -> new UnderWay(details, account, deadline);
      case Delivered(var details, var account, _) -> new Delivered(details, account, deadline);
      case Returning(var details, var account, var refund, var reason, _) ->
        new Returning(details, account, refund, reason, deadline);
      case Unwinding(var details, var account, var cause, var open, var outcome, _) ->
        new Unwinding(details, account, cause, open, outcome, deadline);
      case Closed closed -> closed;
    };
  }

  private static <T> List<T> with(List<T> all, T last) {
    List<T> after = new ArrayList<>(all);
    after.remove(last);
    after.add(last);
    return after;
  }

  private static Phase impossible(Phase phase, FulfilmentEvent event) {
    throw impossible(event, phase.getClass().getSimpleName());
  }

  private static IllegalStateException impossible(FulfilmentEvent event, String state) {
    return new IllegalStateException(
        event.getClass().getSimpleName() + " cannot happen to a process that is " + state);
  }
}
