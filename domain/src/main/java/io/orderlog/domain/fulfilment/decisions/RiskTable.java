package io.orderlog.domain.fulfilment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.fulfilment.decisions.Moves.noted;

import io.orderlog.domain.Decision;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAssessed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.OfRisk;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RiskAssessed;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState.Assessing;
import io.orderlog.domain.fulfilment.FulfilmentState.Ending;
import io.orderlog.domain.fulfilment.FulfilmentState.Phase;
import io.orderlog.domain.fulfilment.FulfilmentState.Preparing;
import io.orderlog.domain.fulfilment.FulfilmentState.Sent;

/** What is heard of those who are asked whether the order may pass, and where. */
final class RiskTable {

  private RiskTable() {}

  static Decision<FulfilmentEvent, FulfilmentRejection> decide(
      OfRisk heard, Phase phase, Moves moves) {
    return switch (heard) {
      case HearAssessed assessed -> switch (phase) {
        case Assessing assessing when assessing.unanswered().contains(assessed.subject()) ->
          answered(assessed, assessing, moves);
        // It was answered before, or the order ends for another reason.
        case Preparing _,Sent _,Ending _ -> noted(heard);
      };
    };
  }

  /** The worst verdict counts, so nobody waits for more than one that says no. */
  private static Decision<FulfilmentEvent, FulfilmentRejection> answered(
      HearAssessed heard, Assessing before, Moves moves) {
    RiskAssessed answer = new RiskAssessed(heard.subject(), heard.verdict(), heard.reasons());
    return switch (heard.verdict()) {
      case PASS, REVIEW -> moves.collected(answer, before);
      case BLOCK -> accept(answer, moves.unwinding(before, Cause.RISK_BLOCKED));
    };
  }
}
