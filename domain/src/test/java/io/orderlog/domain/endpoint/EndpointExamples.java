package io.orderlog.domain.endpoint;

import io.orderlog.domain.endpoint.EndpointCommand.PutEndpoint;
import io.orderlog.domain.endpoint.EndpointEvent.AttemptFailed;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointGone;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRegistered;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRemoved;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointStopped;
import java.time.Instant;
import java.util.List;

/** An endpoint that wants to hear of orders, registered at noon. */
public final class EndpointExamples {

  public static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  public static final String URL = "https://example.org/hook";
  public static final List<String> TYPES = List.of("order.*");
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  public static final LogStart FROM = new LogStart("orders", "topic-1", List.of(4L, 0L, 7L));
  public static final String WEBHOOK = "orders/dfedfb13-5d6a-4b6e-9c3e-0a1b2c3d4e5f/1";
  public static final PutEndpoint PUT = new PutEndpoint(URL, TYPES, SECRET, List.of(FROM));
  public static final EndpointEvent REGISTERED =
      new EndpointRegistered(URL, TYPES, SECRET, List.of(FROM), NOON);

  private EndpointExamples() {}

  /** What has led to a situation with this name. */
  public static List<EndpointEvent> historyOf(String situation) {
    return switch (situation) {
      case "None" -> List.of();
      case "Delivering" -> List.of(REGISTERED);
      case "Failing" -> List.of(REGISTERED,
          new AttemptFailed(WEBHOOK, 1, "answered 500", NOON.plusSeconds(5)));
      case "Stopped" -> List.of(REGISTERED, new EndpointStopped(WEBHOOK, 10, "answered 500"));
      case "Gone" -> List.of(REGISTERED, new EndpointGone(WEBHOOK));
      case "Removed" -> List.of(REGISTERED, new EndpointRemoved());
      default -> throw new IllegalArgumentException(situation);
    };
  }

  /** The state after that. */
  public static EndpointState stateOf(String situation) {
    EndpointDecider rules = new EndpointDecider();
    EndpointState state = rules.initial();
    for (EndpointEvent event : historyOf(situation)) {
      state = rules.evolve(state, event);
    }
    return state;
  }
}
