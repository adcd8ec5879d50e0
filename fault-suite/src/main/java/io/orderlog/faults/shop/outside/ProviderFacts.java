package io.orderlog.faults.shop.outside;

import io.orderlog.domain.payment.Payment;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentCommand.Fact;
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
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * What the payment provider has said, taken from what the log says of it. Whether it has said so is
 * for its ledger to tell.
 */
public final class ProviderFacts {

  private ProviderFacts() {}

  /** The fact that led to these events of one command; empty if they follow from none. */
  public static Optional<PaymentCommand> in(List<PaymentEvent> events, PaymentState before) {
    return fact(events.getFirst(), events, before).map(fact -> fact);
  }

  private static Optional<Fact> fact(
      PaymentEvent first, List<PaymentEvent> events, PaymentState before) {
    return switch (first) {
      case Authorised(var txId, var reference, var amount, var until) ->
        Optional.of(new RecordAuthorised(txId, reference, amount, until));
      case Declined(var txId, var code) -> Optional.of(new RecordDeclined(txId, code));
      case ActionRequired(var txId, var url) -> Optional.of(new RecordActionRequired(txId, url));
      case Captured(var txId, var authorisation, var reference, var amount) ->
        Optional.of(new RecordCaptured(txId, authorisation, reference, amount));
      case CaptureFailed(var txId, var code) -> Optional.of(new RecordCaptureFailed(txId, code));
      case Voided(var txId, var authorisation) ->
        Optional.of(new RecordVoided(txId, authorisation));
      case VoidFailed(var txId, var code) -> Optional.of(new RecordVoidFailed(txId, code));
      case Refunded(var txId, var authorisation, var amount) ->
        Optional.of(new RecordRefunded(txId, authorisation, amount));
      case RefundFailed(var txId, var code) -> Optional.of(new RecordRefundFailed(txId, code));
      case ChargedBack(var txId, var authorisation, var amount) ->
        Optional.of(new RecordChargedBack(txId, authorisation, amount));
      case AttemptFailed(var txId, var attempt, var error, _) ->
        Optional.of(new RecordAttemptFailed(txId, attempt, error));
      case GaveUp gaveUp -> gaveUp(gaveUp, events, before);
      case AuthorisationRequested _,CaptureRequested _,VoidRequested _ -> Optional.empty();
      case RefundRequested _,GiveBackNoted _,GivenBack _,Expired _ -> Optional.empty();
    };
  }

  /** It was asked for the last time, or it lets nobody let go. */
  private static Optional<Fact> gaveUp(
      GaveUp first, List<PaymentEvent> events, PaymentState before) {
    if (events.contains(new VoidFailed(first.txId(), first.error()))) {
      return Optional.of(new RecordVoidFailed(first.txId(), first.error()));
    }
    return before instanceof Payment payment
        ? payment.transactions().stream().filter(each -> each.txId().equals(first.txId()))
            .map(Transaction::attempt).findFirst()
            .map(attempt -> new RecordAttemptFailed(first.txId(), attempt, first.error()))
        : Optional.empty();
  }
}
