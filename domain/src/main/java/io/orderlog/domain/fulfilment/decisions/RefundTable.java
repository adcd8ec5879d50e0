package io.orderlog.domain.fulfilment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.fulfilment.decisions.Moves.noted;

import io.orderlog.domain.Decision;
import io.orderlog.domain.fulfilment.Account;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearChargedBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefundFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefunded;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentClosed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.GotStuck;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyChargedBack;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyRefunded;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundRefused;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState.Capturing;
import io.orderlog.domain.fulfilment.FulfilmentState.Collecting;
import io.orderlog.domain.fulfilment.FulfilmentState.Confirming;
import io.orderlog.domain.fulfilment.FulfilmentState.Ending;
import io.orderlog.domain.fulfilment.FulfilmentState.InReview;
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.domain.fulfilment.FulfilmentState.Phase;
import io.orderlog.domain.fulfilment.FulfilmentState.Returning;
import io.orderlog.domain.fulfilment.FulfilmentState.Sent;
import io.orderlog.domain.fulfilment.FulfilmentState.Packed;

/** What is heard of money on its way back to the customer, and where; each movement counts once. */
final class RefundTable {

  private RefundTable() {}

  static Decision<FulfilmentEvent, FulfilmentRejection> refunded(
      HearRefunded heard, Phase phase) {
    if (phase.account().hasRefunded(heard.txId())) {
      return noted(heard);
    }
    MoneyRefunded refunded = new MoneyRefunded(heard.txId(), heard.amountMinor());
    return switch (phase) {
      case Returning _ when isLast(heard, phase.account()) ->
        accept(refunded, new FulfilmentClosed(Outcome.RETURNED));
      case Confirming _,Capturing _,Packed _,Sent _,Ending _ ->
        accept(refunded);
      case Collecting _,InReview _,Paying _ -> noted(heard);
    };
  }

  /** Whether all money is back then, also what was promised before the goods came back. */
  private static boolean isLast(HearRefunded heard, Account before) {
    Account after = before.refunded(heard.txId(), heard.amountMinor());
    return after.left() == 0 && after.refundsUnanswered().isEmpty();
  }

  static Decision<FulfilmentEvent, FulfilmentRejection> failed(
      HearRefundFailed heard, Phase phase, Moves moves) {
    return switch (phase) {
      // It is of an authorisation that does not count any more, and in the payment's log.
      case Collecting _,InReview _,Paying _,Confirming _,Capturing _ -> noted(heard);
      case Packed _,Sent _,Ending _ -> {
        GotStuck stuck = moves.gotStuck(Cause.REFUND_FAILED, heard.code());
        yield phase.account().refund(heard.txId()).filter(each -> !each.done()).isPresent()
            ? accept(new RefundRefused(heard.txId(), heard.code()), stuck)
            : accept(stuck);
      }
    };
  }

  static Decision<FulfilmentEvent, FulfilmentRejection> chargedBack(
      HearChargedBack heard, Phase phase, Moves moves) {
    if (phase.account().hasChargeBack(heard.txId())) {
      return noted(heard);
    }
    MoneyChargedBack chargedBack = new MoneyChargedBack(heard.txId(), heard.amountMinor());
    return switch (phase) {
      case Confirming _,Capturing _,Packed _ ->
        accept(chargedBack, moves.unwinding(phase, Cause.CHARGED_BACK));
      case Collecting _,InReview _,Paying _,Sent _,Ending _ ->
        accept(chargedBack);
    };
  }
}
