package io.orderlog.domain.wait;

import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.contact.ContactRules;
import io.orderlog.domain.wait.WaitCommand.HearStock;
import io.orderlog.domain.wait.WaitCommand.Join;
import io.orderlog.domain.wait.WaitCommand.Leave;
import io.orderlog.domain.wait.WaitEvent.Joined;
import io.orderlog.domain.wait.WaitEvent.Left;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.domain.wait.WaitEvent.StockSeen;
import io.orderlog.domain.wait.WaitState.InStock;
import io.orderlog.domain.wait.WaitState.SoldOut;
import java.util.Optional;

/** Whether a command leads to an event: what it brings must be what a command may bring. */
final class WaitContradictions {

  private WaitContradictions() {}

  static Optional<String> in(WaitState state, WaitEvent event) {
    try {
      WaitCommand _ = commandFor(event);
    } catch (InvalidCommandException invalid) {
      Violation first = invalid.violations().getFirst();
      return Optional.of("its " + first.field() + " " + first.message());
    }
    return switch (event) {
      case Joined _ -> inJoining(state);
      case Left _,StockSeen _ -> Optional.empty();
      case Notified notified -> inTelling(state.waiting().longest(1).getFirst(), notified);
    };
  }

  /** A command that brings the same. */
  private static WaitCommand commandFor(WaitEvent event) {
    return switch (event) {
      case Joined(var waitId, var email) -> new Join(waitId, ContactRules.emailOfItsDay(email));
      case Left(var waitId) -> new Leave(waitId);
      case StockSeen(var available, _) -> new HearStock(available);
      case Notified(var waitId, var email, _, _) ->
        new Join(waitId, ContactRules.emailOfItsDay(email));
    };
  }

  private static Optional<String> inJoining(WaitState state) {
    return switch (state) {
      case InStock(_, var available, _) -> Optional.of("there are " + available + " to be had");
      case SoldOut(var waiting) when waiting.count() >= WaitDecider.MAX_WAITING ->
        Optional.of("there are " + waiting.count() + " who wait already");
      case SoldOut _ -> Optional.empty();
    };
  }

  private static Optional<String> inTelling(Waiter longest, Notified notified) {
    if (!longest.id().equals(notified.waitId())) {
      return Optional.of("it is not that of the longest waiting, which is " + longest.id());
    }
    return longest.email().equals(notified.email())
        ? Optional.empty()
        : Optional.of("its email is not that which has waited");
  }
}
