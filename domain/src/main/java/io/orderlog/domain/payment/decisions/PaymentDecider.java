package io.orderlog.domain.payment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;

import io.orderlog.domain.Decider;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.Decision;
import io.orderlog.domain.payment.Authorisation;
import io.orderlog.domain.payment.Payment;
import io.orderlog.domain.payment.PaymentAgenda;
import io.orderlog.domain.payment.PaymentCommand.ByProcess;
import io.orderlog.domain.payment.PaymentCommand.Expire;
import io.orderlog.domain.payment.PaymentCommand.Fact;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentEvent.Answer;
import io.orderlog.domain.payment.PaymentEvent.AuthorisationRequested;
import io.orderlog.domain.payment.PaymentEvent.CaptureFailed;
import io.orderlog.domain.payment.PaymentEvent.Declined;
import io.orderlog.domain.payment.PaymentEvent.Expired;
import io.orderlog.domain.payment.PaymentEvent.GivenBack;
import io.orderlog.domain.payment.PaymentEvent.Inner;
import io.orderlog.domain.payment.PaymentEvent.RefundFailed;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentFold;
import io.orderlog.domain.payment.PaymentRejection.AlreadyRecorded;
import io.orderlog.domain.payment.PaymentRejection.NoSuchPayment;
import io.orderlog.domain.payment.PaymentRejection.NoSuchTransaction;
import io.orderlog.domain.payment.PaymentRejection.NotRunningOut;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.PaymentState.CalledOff;
import io.orderlog.domain.payment.PaymentState.NotAsked;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.PaymentStatus;
import io.orderlog.domain.payment.Transaction.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * The rules of a payment.
 *
 * <ol>
 * <li>What was taken and is being taken is never more than was authorised.
 * <li>What went back, is to go back and was charged back is never asked to be more than was taken.
 * <li>One capture is asked for at a time.
 * <li>Every answer names its transaction; only the newest authorisation counts, and money of any
 * other goes back in the decision that hears of it.
 * <li>Answers may come in any order: a capture implies its authorisation.
 * <li>Once all is to go back, late successes are undone in the decision that records them.
 * <li>A charge-back is always recorded, and takes from what can be refunded.
 * </ol>
 */
public final class PaymentDecider
    implements Decider<PaymentCommand, PaymentState, PaymentEvent, PaymentRejection> {

  @Override
  public PaymentState initial() {
    return new NotAsked();
  }

  @Override
  public Decision<PaymentEvent, PaymentRejection> decide(
      PaymentCommand command, PaymentState state, Instant at) {
    return switch (command) {
      case ByProcess asked -> switch (state) {
        case NotAsked _ -> ProcessTable.beforeAll(asked, at);
        case CalledOff _ -> ProcessTable.calledOff(asked);
        case Payment payment -> complete(command, payment,
            ProcessTable.decide(asked, payment, at), at);
      };
      case Fact fact -> switch (state) {
        case NotAsked _,CalledOff _ -> reject(new NoSuchPayment());
        case Payment payment -> complete(command, payment,
            FactTable.decide(fact, payment, at), at);
      };
      case Expire(var txId) -> switch (state) {
        case NotAsked _,CalledOff _ -> reject(new NoSuchPayment());
        case Payment payment -> complete(command, payment, expire(txId, payment, at), at);
      };
    };
  }

  @Override
  public PaymentState evolve(PaymentState state, PaymentEvent event) {
    return switch (state) {
      case NotAsked _ -> switch (event) {
        case AuthorisationRequested first -> PaymentFold.begun(first);
        case CaptureFailed _,RefundFailed _ -> state;
        case GivenBack _ -> new CalledOff();
        case Answer _,Inner _ -> throw impossible(state, event);
      };
      case CalledOff _ -> switch (event) {
        case Declined _,CaptureFailed _,RefundFailed _,GivenBack _ -> state;
        case Answer _,Inner _ -> throw impossible(state, event);
      };
      case Payment payment -> PaymentFold.after(event, payment);
    };
  }

  @Override
  public Optional<String> contradiction(PaymentState state, PaymentEvent event) {
    return PaymentContradictions.in(state, event);
  }

  /** A payment has the id of its order. */
  @Override
  public Optional<String> contradiction(String orderId, PaymentState state, PaymentEvent event) {
    return contradiction(state, event)
        .or(() -> PaymentContradictions.inOrder(orderId, event));
  }

  /** Whether who sent a command on behalf of the process may forget it. */
  public static boolean isFinal(PaymentRejection rejection) {
    return switch (rejection) {
      case AlreadyRecorded _ -> true;
      case NoSuchPayment _,NoSuchTransaction _,NotRunningOut _ -> false;
    };
  }

  /** The status that clients see; that of the authorisation that counts. */
  public static PaymentStatus statusOf(PaymentState state) {
    return switch (state) {
      case NotAsked _ -> PaymentStatus.PENDING;
      case CalledOff _ -> PaymentStatus.VOIDED;
      case Payment payment -> statusOf(payment);
    };
  }

  private static PaymentStatus statusOf(Payment payment) {
    long captured = payment.captured(payment.newest());
    if (payment.done(payment.newest(), Kind.CHARGE_BACK) > 0) {
      return PaymentStatus.CHARGED_BACK;
    }
    if (captured > 0) {
      long refunded = payment.done(payment.newest(), Kind.REFUND);
      return refunded >= captured
          ? PaymentStatus.REFUNDED
          : refunded > 0 ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.CAPTURED;
    }
    return payment.authorisation(payment.newest()).map(newest -> switch (newest.standing()) {
      case ASKED -> PaymentStatus.PENDING;
      case ACTION_REQUIRED -> PaymentStatus.ACTION_REQUIRED;
      case AUTHORISED -> PaymentStatus.AUTHORISED;
      case DECLINED -> PaymentStatus.DECLINED;
      case VOIDED, EXPIRED -> PaymentStatus.VOIDED;
    }).orElse(PaymentStatus.PENDING);
  }

  private static Decision<PaymentEvent, PaymentRejection> complete(PaymentCommand command,
      Payment payment, Decision<PaymentEvent, PaymentRejection> decision, Instant at) {
    return switch (decision) {
      case Accepted<PaymentEvent, PaymentRejection>(var events) ->
        new Accepted<>(GivingBack.complete(command, payment, events, at));
      case Rejected<PaymentEvent, PaymentRejection> rejected -> rejected;
    };
  }

  private static Decision<PaymentEvent, PaymentRejection> expire(
      String txId, Payment payment, Instant at) {
    return PaymentAgenda.runningOut(payment)
        .filter(each -> each.txId().equals(txId))
        .flatMap(Authorisation::lapse)
        .filter(lapse -> !at.isBefore(lapse))
        .map(_ -> Decision.<PaymentEvent, PaymentRejection>accept(new Expired(txId)))
        .orElseGet(() -> reject(new NotRunningOut(txId, at)));
  }

  private static IllegalStateException impossible(PaymentState state, PaymentEvent event) {
    return new IllegalStateException(event.getClass().getSimpleName()
        + " cannot happen to a payment that is " + state.getClass().getSimpleName());
  }
}
