package io.orderlog.faults.check;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.faults.history.Request;
import java.time.Instant;
import java.util.Optional;

/** How the contract says a request has to be refused in this state. */
final class RefusalReason {

  private RefusalReason() {}

  /** The slug of the problem; empty if the request would have been accepted at that time. */
  static <C, S, E, R> Optional<String> of(
      Rules<C, S, E, R> rules, Request<C> request, S state, long version, Instant at) {
    if (request.ifMatch() != null && request.ifMatch() != version) {
      return Optional.of(version == 0 ? rules.noun() + "-not-found" : "version-mismatch");
    }
    return switch (rules.decider().decide(request.command(), state, at)) {
      case Accepted<E, R> _ -> Optional.empty();
      case Rejected<E, R>(var reason) -> Optional.of(rules.slugOf().apply(reason));
    };
  }
}
