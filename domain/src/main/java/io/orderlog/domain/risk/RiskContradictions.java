package io.orderlog.domain.risk;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.risk.RiskCommand.Block;
import io.orderlog.domain.risk.RiskCommand.Unblock;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.risk.RiskEvent.SubjectBlocked;
import io.orderlog.domain.risk.RiskEvent.SubjectUnblocked;
import io.orderlog.domain.risk.RiskState.Blocked;
import java.util.Optional;

/** Whether a command leads to an event, by whatever rules of its time. */
final class RiskContradictions {

  private RiskContradictions() {}

  static Optional<String> in(RiskState state, RiskEvent event) {
    try {
      byPeople(event);
    } catch (InvalidCommandException invalid) {
      Violation first = invalid.violations().getFirst();
      return Optional.of("its " + first.field() + " " + first.message());
    }
    return switch (event) {
      case OrderAssessed assessed -> inAssessment(state, assessed);
      case SubjectBlocked _,SubjectUnblocked _ -> Optional.empty();
    };
  }

  private static void byPeople(RiskEvent event) {
    switch (event) {
      case SubjectBlocked(var reason) -> {
        RiskCommand _ = new Block(CommandRules.ofItsDay(reason));
      }
      case SubjectUnblocked(var reason) -> {
        RiskCommand _ = new Unblock(CommandRules.ofItsDay(reason));
      }
      case OrderAssessed _ -> {
        // No words of people are in it.
      }
    }
  }

  private static Optional<String> inAssessment(RiskState state, OrderAssessed event) {
    if (event.amountMinor() < 0) {
      return Optional.of("its amountMinor is negative");
    }
    if ((event.verdict() == Verdict.PASS) != event.reasons().isEmpty()) {
      return Optional.of("its verdict is " + event.verdict() + " for " + event.reasons().size()
          + " reasons");
    }
    if (state.orders().stream().anyMatch(order -> order.at().isAfter(event.at()))) {
      return Optional.of("it was decided before the one before it");
    }
    return state.find(event.orderId()).map(known -> known.verdict() == event.verdict()
        ? Optional.<String>empty()
        : Optional.of("the verdict on its order was " + known.verdict()))
        .orElseGet(() -> inFirst(state, event));
  }

  private static Optional<String> inFirst(RiskState state, OrderAssessed event) {
    return (state instanceof Blocked) == (event.verdict() == Verdict.BLOCK)
        ? Optional.empty()
        : Optional.of("its verdict is " + event.verdict() + " of a subject that is "
            + RiskDecider.statusOf(state));
  }
}
