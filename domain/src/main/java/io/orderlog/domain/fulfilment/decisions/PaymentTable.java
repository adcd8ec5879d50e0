package io.orderlog.domain.fulfilment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.fulfilment.decisions.Moves.acceptAll;
import static io.orderlog.domain.fulfilment.decisions.Moves.noted;

import io.orderlog.domain.Decision;
import io.orderlog.domain.fulfilment.Account;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorisationExpired;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorisationGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorised;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCaptureFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCaptured;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearChargedBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearDeclined;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefundFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefunded;
import io.orderlog.domain.fulfilment.FulfilmentCommand.OfPayment;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureHeard;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.PaymentDeclined;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState.Capturing;
import io.orderlog.domain.fulfilment.FulfilmentState.Collecting;
import io.orderlog.domain.fulfilment.FulfilmentState.Confirming;
import io.orderlog.domain.fulfilment.FulfilmentState.Ending;
import io.orderlog.domain.fulfilment.FulfilmentState.InReview;
import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.domain.fulfilment.FulfilmentState.Phase;
import io.orderlog.domain.fulfilment.FulfilmentState.Preparing;
import io.orderlog.domain.fulfilment.FulfilmentState.Sent;
import io.orderlog.domain.fulfilment.FulfilmentState.Packed;
import io.orderlog.domain.fulfilment.FulfilmentState.Unwinding;
import io.orderlog.domain.fulfilment.Step;

/**
 * What is heard of the customer's money on its way to the shop, and where. What comes of an
 * authorisation that does not count any more is noted: the payment gives it back by itself.
 */
final class PaymentTable {

  private PaymentTable() {}

  static Decision<FulfilmentEvent, FulfilmentRejection> decide(
      OfPayment heard, Phase phase, Moves moves) {
    return switch (heard) {
      case HearAuthorised(var txId) -> switch (phase) {
        case Paying paying when isCurrent(txId, paying) ->
          accept(moves.confirmation(paying.details().lines()));
        case Preparing _,Sent _,Ending _ ->
          noted(heard);
      };
      case HearDeclined(var txId, var code) -> declined(heard, txId, code, phase);
      case HearAuthorisationExpired(var txId) -> switch (phase) {
        case Confirming confirming when isCurrent(txId, confirming) ->
          moves.unwind(phase, Cause.AUTHORISATION_EXPIRED);
        case Preparing _,Sent _,Ending _ ->
          noted(heard);
      };
      case HearCaptured captured -> captured(captured, phase, moves);
      case HearCaptureFailed(var txId, _) -> switch (phase) {
        case Capturing _ when txId.equals(Account.CAPTURE) ->
          moves.unwind(phase, Cause.CAPTURE_FAILED);
        case Preparing _,Sent _,Ending _ ->
          noted(heard);
      };
      case HearAuthorisationGivenUp(var txId, var error) -> switch (phase) {
        case Paying _ -> declined(heard, txId, "NO_ANSWER", phase);
        // Whether there is money to be given back is not known, and has to be.
        case Ending _ -> moves.stuck(Cause.NO_ANSWER, error);
        case Collecting _,InReview _,Confirming _,Capturing _,Packed _,Sent _ ->
          noted(heard);
      };
      case HearGivenUp(_, var error) -> switch (phase) {
        // It is of an authorisation that does not count any more.
        case Collecting _,InReview _,Paying _ -> noted(heard);
        case Confirming _,Capturing _,Packed _,Sent _,Ending _ ->
          moves.stuck(Cause.NO_ANSWER, error);
      };
      case HearGivenBack() -> switch (phase) {
        case Unwinding unwinding when unwinding.open().contains(Step.giveBack()) ->
          acceptAll(Moves.undone(Step.giveBack(), unwinding));
        case Preparing _,Sent _,Ending _ ->
          noted(heard);
      };
      case HearRefunded refunded -> RefundTable.refunded(refunded, phase);
      case HearRefundFailed failed -> RefundTable.failed(failed, phase, moves);
      case HearChargedBack chargedBack -> RefundTable.chargedBack(chargedBack, phase, moves);
    };
  }

  private static boolean isCurrent(String txId, Phase phase) {
    return txId.equals(phase.account().authorisation());
  }

  private static Decision<FulfilmentEvent, FulfilmentRejection> declined(
      OfPayment heard, String txId, String code, Phase phase) {
    return switch (phase) {
      case Paying paying when isCurrent(txId, paying) && !paying.declined() ->
        accept(new PaymentDeclined(txId, code, paying.details().payBy()));
      case Preparing _,Sent _,Ending _ ->
        noted(heard);
    };
  }

  private static Decision<FulfilmentEvent, FulfilmentRejection> captured(
      HearCaptured heard, Phase phase, Moves moves) {
    if (!isCurrent(heard.authorisation(), phase)) {
      return noted(heard);
    }
    if (heard.amountMinor() != phase.details().totalMinor()) {
      return wrongAmount(heard, phase, moves);
    }
    CaptureHeard early =
        new CaptureHeard(heard.txId(), heard.reference(), heard.amountMinor());
    return switch (phase) {
      // What was taken must have been held.
      case Paying paying -> accept(moves.confirmation(paying.details().lines()), early);
      case Confirming confirming when !confirming.account().isCaptured() -> accept(early);
      case Capturing capturing ->
        acceptAll(moves.paid(capturing.details(), heard.reference(), heard.amountMinor()));
      case Collecting _,InReview _,Confirming _,Packed _,Sent _,Ending _ ->
        noted(heard);
    };
  }

  /** An order is paid with its total or not at all. */
  private static Decision<FulfilmentEvent, FulfilmentRejection> wrongAmount(
      HearCaptured heard, Phase phase, Moves moves) {
    return switch (phase) {
      case Paying _,Confirming _,Capturing _ -> moves.unwind(phase, Cause.WRONG_AMOUNT);
      case Collecting _,InReview _,Packed _,Sent _,Ending _ -> noted(heard);
    };
  }
}
