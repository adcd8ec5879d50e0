package io.orderlog.faults.shop.check;

import io.orderlog.faults.history.Answer.Accepted;
import io.orderlog.faults.history.Answer.NotWritten;
import io.orderlog.faults.history.Answer.Refused;
import io.orderlog.faults.history.Answer.Unknown;
import io.orderlog.faults.history.Attempt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From one moment to another, both included, on the one monotonic clock of all clients. */
record Moments(long from, long to) {

  /** The last moment of what has no end. */
  static final long FOREVER = Long.MAX_VALUE;

  static final Moments ALL = new Moments(Long.MIN_VALUE, FOREVER);

  /** In which this attempt was answered. */
  static Moments of(Attempt<?> attempt) {
    return new Moments(attempt.startNanos(), attempt.endNanos());
  }

  /** In which each command was accepted if it was, by its id. */
  static <C> Map<String, Moments> ofCommands(List<Attempt<C>> attempts) {
    Map<String, Moments> moments = new HashMap<>();
    for (Attempt<C> attempt : attempts) {
      String id = attempt.request().commandId();
      switch (attempt.answer()) {
        case Accepted _ -> moments.merge(id, of(attempt), Moments::ofEither);
        case Unknown _ ->
          moments.merge(id, new Moments(attempt.startNanos(), FOREVER), Moments::ofEither);
        case Refused _,NotWritten _ -> {
          /* It was not by this one. */ }
      }
    }
    return moments;
  }

  /** It was by one of two attempts, and before the first answer. */
  private Moments ofEither(Moments other) {
    return new Moments(Math.min(from, other.from), Math.min(to, other.to));
  }

  boolean meet(Moments other) {
    return from <= other.to && other.from <= to;
  }
}
