package io.orderlog.domain.payment.decisions;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.payment.Authorisation;
import io.orderlog.domain.payment.Authorisation.Standing;
import io.orderlog.domain.payment.Payment;
import io.orderlog.domain.payment.PaymentAgenda;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentCommand.Authorise;
import io.orderlog.domain.payment.PaymentCommand.Capture;
import io.orderlog.domain.payment.PaymentCommand.Fact;
import io.orderlog.domain.payment.PaymentCommand.GiveBack;
import io.orderlog.domain.payment.PaymentCommand.RecordActionRequired;
import io.orderlog.domain.payment.PaymentCommand.RecordAttemptFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordAuthorised;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptureFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptured;
import io.orderlog.domain.payment.PaymentCommand.RecordChargedBack;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordRefundFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordRefunded;
import io.orderlog.domain.payment.PaymentCommand.RecordVoidFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordVoided;
import io.orderlog.domain.payment.PaymentCommand.Refund;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentEvent.ActionRequired;
import io.orderlog.domain.payment.PaymentEvent.AttemptFailed;
import io.orderlog.domain.payment.PaymentEvent.AuthorisationRequested;
import io.orderlog.domain.payment.PaymentEvent.Authorised;
import io.orderlog.domain.payment.PaymentEvent.CaptureFailed;
import io.orderlog.domain.payment.PaymentEvent.CaptureRequested;
import io.orderlog.domain.payment.PaymentEvent.Captured;
import io.orderlog.domain.payment.PaymentEvent.ChargedBack;
import io.orderlog.domain.payment.PaymentEvent.Declined;
import io.orderlog.domain.payment.PaymentEvent.Expired;
import io.orderlog.domain.payment.PaymentEvent.GaveUp;
import io.orderlog.domain.payment.PaymentEvent.GiveBackNoted;
import io.orderlog.domain.payment.PaymentEvent.GivenBack;
import io.orderlog.domain.payment.PaymentEvent.RefundFailed;
import io.orderlog.domain.payment.PaymentEvent.RefundRequested;
import io.orderlog.domain.payment.PaymentEvent.Refunded;
import io.orderlog.domain.payment.PaymentEvent.VoidFailed;
import io.orderlog.domain.payment.PaymentEvent.VoidRequested;
import io.orderlog.domain.payment.PaymentEvent.Voided;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.PaymentState.CalledOff;
import io.orderlog.domain.payment.PaymentState.NotAsked;
import io.orderlog.domain.payment.Transaction;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a command leads to an event. What a request brings must be what a command may bring, and
 * it must not ask for more money than there is. What the provider says is decided again.
 */
final class PaymentContradictions {

  private PaymentContradictions() {}

  static Optional<String> in(PaymentState state, PaymentEvent event) {
    try {
      return request(event).isPresent()
          ? inRequest(state, event)
          : inAnswer(state, event);
    } catch (InvalidCommandException invalid) {
      Violation first = invalid.violations().getFirst();
      return Optional.of("its " + first.field() + " " + first.message());
    }
  }

  static Optional<String> inOrder(String orderId, PaymentEvent event) {
    return event instanceof AuthorisationRequested asked
        ? when(!asked.orderId().equals(orderId),
            "its orderId is " + asked.orderId() + ", but the payment is that of " + orderId)
        : Optional.empty();
  }

  /** The command that brings the same, of an event that somebody wants something by. */
  private static Optional<PaymentCommand> request(PaymentEvent event) {
    return switch (event) {
      case AuthorisationRequested asked -> Optional.of(new Authorise(order(asked.orderId()),
          text(asked.txId()), asked.amountMinor(), asked.currency(), text(asked.method()),
          asked.payBy()));
      case CaptureRequested(var txId, _, var amount, _) ->
        Optional.of(new Capture(text(txId), amount));
      case RefundRequested(var txId, _, var amount, var reason, _) ->
        Optional.of(new Refund(text(txId), amount, text(reason)));
      case GiveBackNoted(var txId, var reason, _) ->
        Optional.of(new GiveBack(text(txId), text(reason)));
      case PaymentEvent.Answer _,PaymentEvent.Inner _ -> Optional.empty();
    };
  }

  private static OrderId order(String orderId) {
    new CommandRules().require(OrderId.isCanonical(orderId), "orderId",
        "must be a UUID in lower case").check();
    return new OrderId(orderId);
  }

  private static Optional<String> inRequest(PaymentState state, PaymentEvent event) {
    return switch (state) {
      case NotAsked _,CalledOff _ -> Optional.empty();
      case Payment payment -> switch (event) {
        case AuthorisationRequested asked -> inAuthorisation(payment, asked);
        case CaptureRequested asked -> payment.transaction(asked.txId())
            .map(known -> inRepetition(known, asked.authorisation(), asked.amountMinor()))
            .orElseGet(() -> inCapture(payment, asked));
        case RefundRequested asked -> payment.transaction(asked.txId())
            .map(known -> inRepetition(known, asked.authorisation(), asked.amountMinor()))
            .orElseGet(() -> inRefund(payment, asked));
        case PaymentEvent.Answer _,PaymentEvent.Inner _ -> Optional.empty();
      };
    };
  }

  private static Optional<String> inAuthorisation(Payment payment, AuthorisationRequested asked) {
    if (!payment.orderId().equals(asked.orderId())
        || !payment.currency().equals(asked.currency())) {
      return Optional.of("it is of the order " + asked.orderId() + " in " + asked.currency()
          + ", but the payment of " + payment.orderId() + " in " + payment.currency());
    }
    return payment.transaction(asked.txId())
        .map(known -> when(!known.isUnanswered(), "its transaction has its answer"))
        .orElseGet(() -> when(payment.givingBack().isPresent(), "all is to be given back"));
  }

  /** What is asked again is the same. */
  private static Optional<String> inRepetition(
      Transaction known, String authorisation, long amount) {
    return when(!known.isUnanswered(), "its transaction has its answer")
        .or(() -> when(!known.authorisation().equals(authorisation)
            || known.amountMinor() != amount,
            "its transaction is about " + known.amountMinor()
                + " of " + known.authorisation()));
  }

  private static Optional<String> inCapture(Payment payment, CaptureRequested asked) {
    String holder = asked.authorisation();
    long held = payment.authorisation(holder)
        .filter(each -> each.standing() == Standing.AUTHORISED && !payment.isStray(each))
        .map(Authorisation::amountMinor).orElse(0L);
    long left = held - payment.capturedOrAsked(holder);
    return when(payment.isCapturing(holder), "another capture has no answer")
        .or(() -> when(asked.amountMinor() > left,
            "it takes " + asked.amountMinor() + " of " + left + " that are held"));
  }

  private static Optional<String> inRefund(Payment payment, RefundRequested asked) {
    long left = payment.refundable(asked.authorisation());
    return when(asked.amountMinor() > left,
        "it gives back " + asked.amountMinor() + " of " + left + " that are left");
  }

  private static Optional<String> inAnswer(PaymentState state, PaymentEvent event) {
    return switch (state) {
      case NotAsked _,CalledOff _ -> event instanceof GivenBack(_, var refunded)
          ? when(refunded != 0, "it gave back " + refunded + " of nothing")
          : Optional.empty();
      case Payment payment -> inAnswer(payment, event);
    };
  }

  private static Optional<String> inAnswer(Payment payment, PaymentEvent event) {
    return switch (event) {
      case Authorised(var txId, var reference, var amount, var until) ->
        inFact(payment, new RecordAuthorised(txId, reference, amount, until));
      case ActionRequired(var txId, var url) ->
        inFact(payment, new RecordActionRequired(txId, url));
      case Captured(var txId, var authorisation, var reference, var amount) ->
        inFact(payment, new RecordCaptured(txId, authorisation, reference, amount));
      case Voided(var txId, var authorisation) ->
        inFact(payment, new RecordVoided(txId, authorisation));
      case VoidFailed(var txId, var code) -> inFact(payment, new RecordVoidFailed(txId, code));
      case Refunded(var txId, var authorisation, var amount) ->
        inFact(payment, new RecordRefunded(txId, authorisation, amount));
      case ChargedBack(var txId, var authorisation, var amount) ->
        inFact(payment, new RecordChargedBack(txId, authorisation, amount));
      case AttemptFailed(var txId, var attempt, var error, _) ->
        inFact(payment, new RecordAttemptFailed(txId, attempt, error));
      // Of what nobody knows, they refuse what the process wanted.
      case Declined(var txId, var code) -> payment.transaction(txId)
          .flatMap(_ -> inFact(payment, new RecordDeclined(txId, code)));
      case CaptureFailed(var txId, var code) -> payment.transaction(txId)
          .flatMap(_ -> inFact(payment, new RecordCaptureFailed(txId, code)));
      case RefundFailed(var txId, var code) -> payment.transaction(txId)
          .flatMap(_ -> inFact(payment, new RecordRefundFailed(txId, code)));
      case GaveUp(var txId, _, _) -> when(
          payment.transaction(txId).filter(Transaction::isUnanswered).isEmpty(),
          "no answer to " + txId + " is waited for");
      case VoidRequested(_, var authorisation, _) -> when(payment.authorisation(authorisation)
          .filter(each -> payment.isStray(each) && payment.isHeld(each)
              && !payment.isVoiding(authorisation))
          .isEmpty(), "nothing is held by " + authorisation + " that is to be let go");
      case Expired(var txId) -> when(PaymentAgenda.runningOut(payment)
          .filter(each -> each.txId().equals(txId)).isEmpty(),
          "the authorisation " + txId + " does not run out");
      case GivenBack(_, var refunded) -> inEnd(payment, refunded);
      case AuthorisationRequested _,CaptureRequested _,RefundRequested _,GiveBackNoted _ ->
        Optional.empty();
    };
  }

  private static Optional<String> inEnd(Payment payment, long refunded) {
    return when(!payment.isGivenBack(), "not all is given back")
        .or(() -> when(payment.refunded() != refunded,
            "it gave back " + refunded + ", but the refunds add up to " + payment.refunded()));
  }

  private static Optional<String> inFact(Payment payment, Fact fact) {
    Decision<PaymentEvent, PaymentRejection> decision =
        FactTable.decide(fact, payment, Instant.EPOCH);
    return switch (decision) {
      case Accepted<PaymentEvent, PaymentRejection> _ -> Optional.empty();
      case Rejected<PaymentEvent, PaymentRejection>(var reason) ->
        Optional.of("the command for it is answered by " + reason);
    };
  }

  private static Optional<String> when(boolean is, String why) {
    return is ? Optional.of(why) : Optional.empty();
  }

  private static String text(String text) {
    return CommandRules.ofItsDay(text);
  }
}
