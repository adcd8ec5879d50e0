package io.orderlog.eventlog.tally;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;

import io.orderlog.domain.Decision;
import io.orderlog.domain.TimelessDecider;
import io.orderlog.eventlog.tally.TallyCommand.Add;
import io.orderlog.eventlog.tally.TallyEvent.Added;
import io.orderlog.eventlog.tally.TallyEvent.Filled;
import io.orderlog.eventlog.tally.TallyState.Full;
import io.orderlog.eventlog.tally.TallyState.Open;

/** The rules of a tally: it counts up to {@link #LIMIT} and not beyond. */
public final class TallyDecider
    implements TimelessDecider<TallyCommand, TallyState, TallyEvent, TallyRejection> {

  public static final int LIMIT = 100;

  @Override
  public TallyState initial() {
    return new Open(0);
  }

  @Override
  public Decision<TallyEvent, TallyRejection> decide(TallyCommand command, TallyState state) {
    return switch (command) {
      case Add(var amount) -> switch (state) {
        case Full() -> reject(new TallyRejection.AlreadyFull());
        case Open(var total) when total + amount > LIMIT ->
          reject(new TallyRejection.TooMuch(LIMIT - total));
        case Open(var total) when total + amount == LIMIT ->
          accept(new Added(amount), new Filled(LIMIT));
        case Open _ -> accept(new Added(amount));
      };
    };
  }

  @Override
  public TallyState evolve(TallyState state, TallyEvent event) {
    return switch (event) {
      case Added(var amount) when state instanceof Open(var total) -> new Open(total + amount);
      case Filled(var total) when state.equals(new Open(total)) -> new Full();
      case Added _,Filled _ ->
        throw new IllegalStateException(event + " cannot happen to a tally that is " + state);
    };
  }

  /** What clients see of a tally. */
  public static String statusOf(TallyState state) {
    return switch (state) {
      case Open _ -> "OPEN";
      case Full() -> "FULL";
    };
  }
}
