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
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.Map;

/** The names under which an endpoint's events stand in the log. Once written, a name stays. */
public final class EndpointEventCodec {

  private EndpointEventCodec() {}

  /** Writes the newest version of each event and reads all there ever were. */
  public static EventCodec<EndpointEvent> create() {
    return new JsonEventCodec<>(EndpointEvent.class, Map.ofEntries(
        Map.entry("webhook-endpoint.registered.v1", EndpointRegistered.class),
        Map.entry("webhook-endpoint.changed.v1", EndpointChanged.class),
        Map.entry("webhook-endpoint.attempt-failed.v1", AttemptFailed.class),
        Map.entry("webhook-endpoint.recovered.v1", EndpointRecovered.class),
        Map.entry("webhook-endpoint.stopped.v1", EndpointStopped.class),
        Map.entry("webhook-endpoint.resumed.v1", EndpointResumed.class),
        Map.entry("webhook-endpoint.gone.v1", EndpointGone.class),
        Map.entry("webhook-endpoint.removed.v1", EndpointRemoved.class)), Upcasters.none());
  }
}
