package io.orderlog.domain.endpoint;

/** The status of an endpoint, as clients see it. */
public enum EndpointStatus {
  /** It takes what it gets. */
  ACTIVE,
  /** It has not taken something, which is sent again. */
  FAILING,
  /** It has not taken something for days; somebody has to say that it is to go on. */
  STOPPED,
  /** It has answered that it wants nothing any more. */
  GONE,
  /** It was removed. */
  REMOVED
}
