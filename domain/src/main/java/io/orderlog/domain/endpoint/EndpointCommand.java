package io.orderlog.domain.endpoint;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import java.util.List;
import java.util.Set;

/** What can be asked of an endpoint, and what became of what was sent to it. */
public sealed interface EndpointCommand {

  int MOST_TYPES = 50;

  /**
   * It is to be told of these events from now on.
   *
   * @param url where, at most 2,000 characters: {@code http} or {@code https} with a host, without
   *     a user or a fragment
   * @param types of events, 1 to {@link #MOST_TYPES}, each once: as in {@code order.placed.v1}, or
   *     {@code order.*} for all that begin so, or {@code *} for all there are
   * @param secret to sign with: {@code whsec_} and 24 to 64 bytes in Base64
   * @param from where each log with such events begins for it; it is no part of what is asked
   */
  record PutEndpoint(String url, List<String> types, String secret, List<LogStart> from)
      implements EndpointCommand {

    /** @throws InvalidCommandException if it breaks a rule */
    public PutEndpoint {
      types = List.copyOf(types);
      from = List.copyOf(from);
      CommandRules rules = new CommandRules()
          .require(EndpointUrl.isOne(url), "url", EndpointUrl.RULE)
          .require(!types.isEmpty() && types.size() <= MOST_TYPES, "types",
              "must name 1 to " + MOST_TYPES + " types of events")
          .require(Set.copyOf(types).size() == types.size(), "types",
              "must not name a type twice")
          .require(SigningSecret.isOne(secret), "secret", SigningSecret.RULE);
      for (int i = 0; i < types.size(); i++) {
        rules.require(TypePattern.isOne(types.get(i)), "types[" + i + "]", TypePattern.RULE);
      }
      rules.check();
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "PutEndpoint[" + url + ", " + types + "]";
    }
  }

  /** It is not to be told of anything any more. */
  record RemoveEndpoint() implements EndpointCommand {}

  /**
   * It is to be tried again, as somebody says.
   *
   * @param passing whether what could not be delivered is passed over
   */
  record ResumeEndpoint(boolean passing) implements EndpointCommand {}

  /** What became of a webhook. Rejected is only what is known. */
  sealed interface Fact extends EndpointCommand {}

  /**
   * It was not taken.
   *
   * @param attempt its number, from 1
   * @param error why, in one line
   * @param waitSeconds how long the receiver wants not to be asked again; 0 if it does not say
   */
  record RecordAttemptFailed(String webhookId, int attempt, String error, long waitSeconds)
      implements Fact {}

  /** What failed before was taken, or nobody can meet it any more. */
  record RecordRecovered(String webhookId) implements Fact {}

  /** The receiver wants nothing any more. */
  record RecordGone(String webhookId) implements Fact {}
}
