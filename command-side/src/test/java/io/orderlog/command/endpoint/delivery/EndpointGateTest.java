package io.orderlog.command.endpoint.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.endpoint.delivery.EndpointGate.Passed;
import io.orderlog.domain.endpoint.EndpointExamples;
import io.orderlog.domain.endpoint.EndpointState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may be sent to an endpoint when. */
@Timeout(30)
class EndpointGateTest {

  private static final String OTHER = "orders/another/7";

  private volatile Instant now = EndpointExamples.NOON;

  @Test
  void everything_passes_while_the_endpoint_takes_what_it_gets() throws InterruptedException {
    assertThat(gate("Delivering").await(OTHER, _ -> false)).hasValueSatisfying(passed -> {
      assertThat(passed.attempt()).isEqualTo(1);
      assertThat(passed.failing()).isEmpty();
      assertThat(passed.version()).isEqualTo(3);
    });
  }

  @Test
  void what_was_not_taken_passes_alone_when_its_time_has_come() throws Exception {
    EndpointGate gate = gate("Failing");
    CompletableFuture<Optional<Passed>> other = awaiting(gate, OTHER);
    CompletableFuture<Optional<Passed>> failed = awaiting(gate, EndpointExamples.WEBHOOK);
    assertWaits(failed);

    now = EndpointExamples.NOON.plusSeconds(5);
    assertThat(failed.get()).hasValueSatisfying(passed -> {
      assertThat(passed.attempt()).isEqualTo(2);
      assertThat(passed.failing()).contains(EndpointExamples.WEBHOOK);
    });
    assertWaits(other);
    gate.is(EndpointExamples.stateOf("Delivering"), 4);
    assertThat(other.get()).isPresent();
  }

  @Test
  void what_comes_before_it_passes_in_its_place() throws InterruptedException {
    now = EndpointExamples.NOON.plusSeconds(5);
    assertThat(gate("Failing").await(OTHER, EndpointExamples.WEBHOOK::equals))
        .hasValueSatisfying(passed -> assertThat(passed.failing())
            .contains(EndpointExamples.WEBHOOK));
  }

  @Test
  void nothing_passes_when_it_has_stopped_until_it_goes_on() throws Exception {
    EndpointGate gate = gate("Stopped");
    CompletableFuture<Optional<Passed>> waiting = awaiting(gate, EndpointExamples.WEBHOOK);
    now = now.plus(Duration.ofDays(100));
    assertWaits(waiting);
    gate.is(EndpointExamples.stateOf("Delivering"), 4);
    assertThat(waiting.get()).isPresent();
  }

  @Test
  void who_waits_is_let_go_when_it_closes() throws Exception {
    EndpointGate gate = gate("Gone");
    CompletableFuture<Optional<Passed>> waiting = awaiting(gate, OTHER);
    gate.close(true);
    assertThat(waiting.get()).isEmpty();
    assertThat(gate.isElsewhere()).isTrue();
    gate.awaitVersion(99);
  }

  private EndpointGate gate(String situation) {
    EndpointState state = EndpointExamples.stateOf(situation);
    return new EndpointGate(state, 3, () -> now);
  }

  private static CompletableFuture<Optional<Passed>> awaiting(EndpointGate gate, String id) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return gate.await(id, _ -> false);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    });
  }

  private static void assertWaits(CompletableFuture<?> waiting) {
    Assertions.assertThatThrownBy(() -> waiting.get(1_500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }
}
