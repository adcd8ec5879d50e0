package io.orderlog.command.memory.codec;

import io.orderlog.domain.Decider;
import io.orderlog.domain.Walk;
import io.orderlog.domain.Walk.Attempt;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What every codec promises, of the states that an aggregate meets in a life. */
public abstract class WalkedStatesContract<C, S, E, R> extends StateCodecContract<S> {

  private final Decider<C, S, E, R> decider;
  private final Function<RandomGenerator, List<Attempt<C, S>>> draw;

  /** @param draw what the aggregate meets */
  protected WalkedStatesContract(
      Decider<C, S, E, R> decider, Function<RandomGenerator, List<Attempt<C, S>>> draw) {
    this.decider = decider;
    this.draw = draw;
  }

  @Override
  protected final S next(RandomGenerator random) {
    return Walk.lead(decider, draw.apply(random)).state();
  }
}
