package io.orderlog.domain.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Walks;
import io.orderlog.domain.endpoint.EndpointState.Failing;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every life of an endpoint. */
class EndpointInvariantsTest {

  private final Walks<EndpointCommand, EndpointState, EndpointEvent, EndpointRejection> endpoints =
      EndpointWalks.all();

  @Test
  void an_endpoint_is_the_fold_of_its_events() {
    endpoints.checkPurity();
    endpoints.checkNoContradiction();
  }

  @Test
  void what_fails_can_always_be_tried_once_more_or_has_stopped() {
    endpoints.eachStep(step -> {
      if (step.after() instanceof Failing failing) {
        assertThat(failing.attempt()).isBetween(1, 9);
        assertThat(new EndpointDecider().decide(
            new EndpointCommand.RecordAttemptFailed(
                failing.webhookId(), failing.attempt() + 1, "no answer", 0),
            failing, failing.retryAt())).isInstanceOf(Accepted.class);
      }
    });
  }

  @Test
  void the_walks_reach_every_state_and_rejection() {
    endpoints.checkThatEachIsIn(20, EndpointState.class, step -> Stream.of(step.before()));
    endpoints.checkThatEachIsIn(20, EndpointRejection.class,
        step -> Walks.reasons(step.decision()));
  }
}
