package io.orderlog.domain.endpoint;

import java.time.Instant;
import java.util.List;

/**
 * Where an endpoint is. These are all legal transitions of one that is there:
 *
 * <pre>
 * Delivering  a webhook is not taken → Failing, is not wanted → Gone
 * Failing     it is taken → Delivering, not taken for the last time → Stopped, not wanted → Gone
 * Stopped     somebody says so → Delivering
 * all         changed → Delivering, removed → Removed
 * Gone        registered once more → Delivering
 * </pre>
 */
public sealed interface EndpointState {

  /** Nobody has registered it. */
  record None() implements EndpointState {}

  /** Somebody has. */
  sealed interface Registered extends EndpointState {

    /** What it is told, and where. */
    Terms terms();
  }

  /** It takes what it gets. */
  record Delivering(Terms terms) implements Registered {}

  /**
   * It has not taken this.
   *
   * @param attempt the number of the last one
   * @param retryAt when it is sent again
   */
  record Failing(Terms terms, String webhookId, int attempt, String error, Instant retryAt)
      implements Registered {}

  /** It has not taken this, however often it was sent. */
  record Stopped(Terms terms, String webhookId, String error) implements Registered {}

  /** It wants nothing any more. */
  record Gone(Terms terms) implements Registered {}

  /** It was registered, and is not any more. */
  record Removed() implements EndpointState {}

  /**
   * What an endpoint is told, and where.
   *
   * @param from where each log begins for it
   * @param since when it was registered
   * @param passed the webhook that was passed over last; empty if none was
   */
  record Terms(String url, List<String> types, String secret, List<LogStart> from, Instant since,
      String passed) {

    public Terms {
      types = List.copyOf(types);
      from = List.copyOf(from);
    }

    Terms passing(String webhookId) {
      return new Terms(url, types, secret, from, since, webhookId);
    }

    /** Whether it is to be told of events of this type. */
    public boolean wants(String type) {
      return types.stream().anyMatch(pattern -> TypePattern.matches(pattern, type));
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Terms[" + url + ", " + types + "]";
    }
  }
}
