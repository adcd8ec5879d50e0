package io.orderlog.domain.endpoint;

import java.time.Instant;
import java.util.List;

/**
 * What happened to an endpoint. Events are history: they are taken as they are, never checked
 * against today's rules for commands. Their component names are the names in the stored JSON.
 */
public sealed interface EndpointEvent {

  /**
   * It is told of these events from here on.
   *
   * @param from where each log begins for it
   * @param since when that was
   */
  record EndpointRegistered(String url, List<String> types, String secret, List<LogStart> from,
      Instant since) implements EndpointEvent {

    public EndpointRegistered {
      types = List.copyOf(types);
      from = List.copyOf(from);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "EndpointRegistered[" + url + ", " + types + "]";
    }
  }

  /**
   * It is told of other events, elsewhere, or with another secret.
   *
   * @param from as it was for the logs that it was told of before
   */
  record EndpointChanged(String url, List<String> types, String secret, List<LogStart> from)
      implements EndpointEvent {

    public EndpointChanged {
      types = List.copyOf(types);
      from = List.copyOf(from);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "EndpointChanged[" + url + ", " + types + "]";
    }
  }

  /**
   * A webhook was not taken; nothing else is sent until it is.
   *
   * @param attempt its number, from 1
   * @param retryAt when it is sent again
   */
  record AttemptFailed(String webhookId, int attempt, String error, Instant retryAt)
      implements EndpointEvent {}

  /** What failed was taken, or nobody can meet it any more. */
  record EndpointRecovered(String webhookId) implements EndpointEvent {}

  /** The last attempt has failed: nothing is sent before somebody says so. */
  record EndpointStopped(String webhookId, int attempt, String error) implements EndpointEvent {}

  /**
   * Somebody has said so.
   *
   * @param passing whether what could not be delivered is passed over
   */
  record EndpointResumed(boolean passing) implements EndpointEvent {}

  /** The receiver wants nothing any more. */
  record EndpointGone(String webhookId) implements EndpointEvent {}

  /** Nobody is to be told of anything any more. */
  record EndpointRemoved() implements EndpointEvent {}
}
