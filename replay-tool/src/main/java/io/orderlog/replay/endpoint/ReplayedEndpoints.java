package io.orderlog.replay.endpoint;

import io.orderlog.domain.endpoint.EndpointDecider;
import io.orderlog.domain.endpoint.EndpointEvent;
import io.orderlog.domain.endpoint.EndpointId;
import io.orderlog.domain.endpoint.EndpointState;
import io.orderlog.eventlog.endpoint.EndpointLog;
import io.orderlog.replay.ReplayedAggregate;

/** Endpoints of webhooks as the replay tool sees them. */
public final class ReplayedEndpoints {

  private static final String ID_FORM = "an id of 1 to 64 characters: a-z, 0-9 and hyphens";

  public static final ReplayedAggregate<EndpointState, EndpointEvent> ENDPOINTS =
      new ReplayedAggregate<>(EndpointLog.ENDPOINTS, new EndpointDecider(),
          state -> EndpointDecider.statusOf(state).name(), EndpointId::canonical, ID_FORM,
          ID_FORM);

  private ReplayedEndpoints() {}
}
