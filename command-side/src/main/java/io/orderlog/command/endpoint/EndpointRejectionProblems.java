package io.orderlog.command.endpoint;

import io.orderlog.domain.endpoint.EndpointRejection;
import io.orderlog.domain.endpoint.EndpointRejection.AlreadyRecorded;
import io.orderlog.domain.endpoint.EndpointRejection.NoSuchEndpoint;
import io.orderlog.domain.endpoint.EndpointRejection.NotStopped;
import io.orderlog.domain.endpoint.EndpointRejection.Unchanged;
import io.orderlog.http.problem.Problem;
import java.util.Optional;

/** Why an endpoint does not take a command, in HTTP's words. */
final class EndpointRejectionProblems {

  private EndpointRejectionProblems() {}

  static Problem of(EndpointRejection reason, String endpointId) {
    return switch (reason) {
      case NoSuchEndpoint() -> Problem.of(404, "endpoint-not-found", "No such endpoint",
          "There is no endpoint " + endpointId + ", or it was removed");
      case Unchanged(var status) -> conflict("endpoint-unchanged",
          endpointId + " is as it is asked to be; its status is " + status);
      case NotStopped(var status) -> conflict("endpoint-not-stopped",
          endpointId + " has neither failed nor stopped; its status is " + status);
      case AlreadyRecorded(var status) -> conflict("endpoint-already-recorded", "That is known of "
          + endpointId + ", or of no consequence any more; its status is " + status);
    };
  }

  /** The status of an endpoint that is as it is asked to be. */
  static Optional<String> unchanged(EndpointRejection reason) {
    return switch (reason) {
      case Unchanged(var status) -> Optional.of(status.name());
      case NoSuchEndpoint _,NotStopped _,AlreadyRecorded _ -> Optional.empty();
    };
  }

  private static Problem conflict(String slug, String detail) {
    return Problem.of(409, slug, "The endpoint does not allow this", detail);
  }
}
