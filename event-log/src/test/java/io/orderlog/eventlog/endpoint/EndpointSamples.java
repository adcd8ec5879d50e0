package io.orderlog.eventlog.endpoint;

import io.orderlog.domain.endpoint.EndpointEvent;
import io.orderlog.domain.endpoint.EndpointEvent.AttemptFailed;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointChanged;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointGone;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRecovered;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRegistered;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRemoved;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointResumed;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointStopped;
import io.orderlog.domain.endpoint.LogStart;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One of each event of an endpoint. */
public final class EndpointSamples {

  private static final String URL = "https://example.org/hooks?shop=1";
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String WEBHOOK = "stock/mug%2E1/7";
  private static final LogStart ORDERS =
      new LogStart("orders", "qAX3zpDnTF2ohY4EF6Vdsg", List.of(12L, 0L, 9_007_199_254_740_991L));

  /** By their types. */
  public static final Map<String, EndpointEvent> ALL = Map.ofEntries(
      Map.entry("webhook-endpoint.registered.v1", new EndpointRegistered(URL,
          List.of("order.*", "stock.received.v1"), SECRET, List.of(ORDERS),
          Instant.parse("2026-03-01T10:15:30.120Z"))),
      Map.entry("webhook-endpoint.changed.v1",
          new EndpointChanged(URL, List.of("*"), SECRET, List.of(ORDERS))),
      Map.entry("webhook-endpoint.attempt-failed.v1", new AttemptFailed(
          WEBHOOK, 2, "answered 503", Instant.parse("2026-03-01T10:20:31Z"))),
      Map.entry("webhook-endpoint.recovered.v1", new EndpointRecovered(WEBHOOK)),
      Map.entry("webhook-endpoint.stopped.v1",
          new EndpointStopped(WEBHOOK, 10, "no answer within 15 s")),
      Map.entry("webhook-endpoint.resumed.v1", new EndpointResumed(true)),
      Map.entry("webhook-endpoint.gone.v1", new EndpointGone(WEBHOOK)),
      Map.entry("webhook-endpoint.removed.v1", new EndpointRemoved()));

  private EndpointSamples() {}
}
