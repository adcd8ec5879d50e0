package io.orderlog.replay;

import io.orderlog.domain.Decider;
import io.orderlog.eventlog.AggregateLog;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the tool has to know of an aggregate to tell its history, and to take it from a file.
 *
 * @param status what users call a state
 * @param id the canonical form of an id that somebody typed; empty if it is none
 * @param idForm what an id is, as in {@code a UUID}
 * @param canonicalIdForm the same of the canonical form, as in {@code a UUID in lower case}
 */
public record ReplayedAggregate<S, E>(AggregateLog<E> log, Decider<?, S, E, ?> decider,
    Function<S, String> status, Function<String, Optional<String>> id, String idForm,
    String canonicalIdForm) {

  /** Whether this is how the log writes an id. */
  public boolean isCanonicalId(String text) {
    return id.apply(text).filter(text::equals).isPresent();
  }
}
