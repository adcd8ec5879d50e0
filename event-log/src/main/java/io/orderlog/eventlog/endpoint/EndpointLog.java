package io.orderlog.eventlog.endpoint;

import io.orderlog.domain.endpoint.EndpointEvent;
import io.orderlog.eventlog.AggregateLog;

/** The log of all endpoints of webhooks. The secrets with which they are signed are in it. */
public final class EndpointLog {

  public static final AggregateLog<EndpointEvent> ENDPOINTS = new AggregateLog<>(
      "webhook-endpoints", "endpoint", EndpointEventCodec.create(), 6);

  /** No event that a command may lead to takes more, with its key and its headers. */
  public static final int LARGEST_EVENT_BYTES = 256 * 1024;

  private EndpointLog() {}
}
