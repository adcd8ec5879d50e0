package io.orderlog.faults.check;

import io.orderlog.domain.Decider;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.faults.history.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the checker has to know of a kind of aggregate.
 *
 * @param noun what one is called, as in {@code order}
 * @param codec how its events are written
 * @param statusOf what answers tell of a state that has at least one event
 * @param slugOf what they call a rejection
 * @param beside what they call those that rest on something else than the aggregate: they may come
 *     where the rules alone would allow a command, and somebody else has to tell whether they are
 *     true
 */
public record Rules<C, S, E, R>(String noun, Decider<C, S, E, R> decider, EventCodec<E> codec,
    Function<S, String> statusOf, Function<R, String> slugOf, Set<String> beside) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Rules {
    beside = Set.copyOf(beside);
  }

  /** Those of an aggregate that rests on nothing else. */
  public Rules(String noun, Decider<C, S, E, R> decider, EventCodec<E> codec,
      Function<S, String> statusOf, Function<R, String> slugOf) {
    this(noun, decider, codec, statusOf, slugOf, Set.of());
  }

  /** The same with another decider. */
  Rules<C, S, E, R> with(Decider<C, S, E, R> other) {
    return new Rules<>(noun, other, codec, statusOf, slugOf, beside);
  }

  /**
   * What the log says has happened.
   *
   * @throws io.orderlog.eventlog.codec.UnreadableEventException if it cannot be read
   */
  public E read(LoggedEvent event) {
    return codec.decode(event.type(), event.data().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the log has just that, however its JSON is ordered. */
  boolean isIn(E event, LoggedEvent logged) {
    return codec.typeOf(event).equals(logged.type())
        && JSON.readTree(codec.encode(event)).equals(JSON.readTree(logged.data()));
  }
}
