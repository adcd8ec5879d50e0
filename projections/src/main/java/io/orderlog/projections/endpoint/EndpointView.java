package io.orderlog.projections.endpoint;

import io.orderlog.domain.endpoint.EndpointEvent;
import io.orderlog.domain.endpoint.EndpointEvent.AttemptFailed;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointChanged;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointGone;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRecovered;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRegistered;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRemoved;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointResumed;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointStopped;
import io.orderlog.domain.endpoint.EndpointStatus;
import io.orderlog.eventlog.LogPosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An endpoint as its row has it. The secret is not in it.
 *
 * @param version how many events it has
 * @param updatedAt when the last of them happened
 * @param position the place of that event in the log
 */
public record EndpointView(String endpointId, EndpointStatus status, Telling telling, long version,
    Instant updatedAt, LogPosition position) {

  /**
   * What it is told, and what went wrong last.
   *
   * @param url where
   * @param types of which events
   * @param failure the last one since it was registered or changed
   */
  public record Telling(String url, List<String> types, Optional<Failure> failure) {

    public Telling {
      types = List.copyOf(types);
    }

    private Telling failing(Failure last) {
      return new Telling(url, types, Optional.of(last));
    }

    /** What it is behind an event that is not the first. */
    Telling after(EndpointEvent event, Instant at) {
      return switch (event) {
        case EndpointRegistered is -> new Telling(is.url(), is.types(), Optional.empty());
        case EndpointChanged is -> new Telling(is.url(), is.types(), Optional.empty());
        case AttemptFailed(var webhookId, var attempt, var error, var retryAt) ->
          failing(new Failure(webhookId, attempt, error, at, Optional.of(retryAt)));
        case EndpointStopped(var webhookId, var attempt, var error) ->
          failing(new Failure(webhookId, attempt, error, at, Optional.empty()));
        case EndpointRecovered _,EndpointResumed _,EndpointGone _,EndpointRemoved _ ->
          new Telling(url, types, failure.map(Failure::over));
      };
    }
  }

  /**
   * Something that was not taken.
   *
   * @param retryAt when it is sent again; empty if it is not
   */
  public record Failure(String webhookId, int attempt, String error, Instant at,
      Optional<Instant> retryAt) {

    private Failure over() {
      return new Failure(webhookId, attempt, error, at, Optional.empty());
    }
  }

  static EndpointStatus statusAfter(EndpointEvent event) {
    return switch (event) {
      case EndpointRegistered _,EndpointChanged _,EndpointRecovered _,EndpointResumed _ ->
        EndpointStatus.ACTIVE;
      case AttemptFailed _ -> EndpointStatus.FAILING;
      case EndpointStopped _ -> EndpointStatus.STOPPED;
      case EndpointGone _ -> EndpointStatus.GONE;
      case EndpointRemoved _ -> EndpointStatus.REMOVED;
    };
  }
}
