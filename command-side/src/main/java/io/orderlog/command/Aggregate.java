package io.orderlog.command;

import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.domain.Decider;
import io.orderlog.eventlog.AggregateLog;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the machinery needs to know of a kind of aggregate.
 *
 * @param log of its events; also says what it is called, on disk as well
 * @param decider its rules
 * @param statusOf the status that clients see of a state that has at least one event
 * @param stateCodec its states as bytes
 * @param timetable what it does by itself, if it does anything
 * @param largestEventBytes no event that a command may lead to takes more, with its key and its
 *     headers
 */
public record Aggregate<C, S, E, R>(AggregateLog<E> log, Decider<C, S, E, R> decider,
    Function<S, String> statusOf, StateCodec<S> stateCodec, Optional<Timetable<C, S, ?>> timetable,
    int largestEventBytes) {

  /** What an event takes at most, if nothing else is known: as much as the body of a request. */
  public static final int LARGEST_EVENT_BYTES = 256 * 1024;

  /** The same for events of no unusual size. */
  public Aggregate(AggregateLog<E> log, Decider<C, S, E, R> decider,
      Function<S, String> statusOf, StateCodec<S> stateCodec) {
    this(log, decider, statusOf, stateCodec, LARGEST_EVENT_BYTES);
  }

  /** One that does nothing by itself. */
  public Aggregate(AggregateLog<E> log, Decider<C, S, E, R> decider,
      Function<S, String> statusOf, StateCodec<S> stateCodec, int largestEventBytes) {
    this(log, decider, statusOf, stateCodec, Optional.empty(), largestEventBytes);
  }

  /** The same that does this by itself. */
  public Aggregate<C, S, E, R> with(Timetable<C, S, ?> itsTimetable) {
    return new Aggregate<>(log, decider, statusOf, stateCodec, Optional.of(itsTimetable),
        largestEventBytes);
  }

  /** Tells it apart from others, also in names of files. */
  public String name() {
    return log.name();
  }
}
