package io.orderlog.domain.endpoint;

/** Why an endpoint does not take a command. */
public sealed interface EndpointRejection {

  /** Nobody has registered it, or it was removed. */
  record NoSuchEndpoint() implements EndpointRejection {}

  /** It is as it is asked to be. */
  record Unchanged(EndpointStatus status) implements EndpointRejection {}

  /** It has not stopped, so it cannot go on. */
  record NotStopped(EndpointStatus status) implements EndpointRejection {}

  /** It is known, or of no consequence any more. */
  record AlreadyRecorded(EndpointStatus status) implements EndpointRejection {}
}
