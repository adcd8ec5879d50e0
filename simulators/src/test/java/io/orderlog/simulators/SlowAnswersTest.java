package io.orderlog.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Methods whose answers come when nobody waits any more. */
class SlowAnswersTest extends SimulatorsFixture {

  @Test
  void it_is_done_at_once_and_a_retry_is_told() {
    start();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<String> slow =
          CompletableFuture.supplyAsync(() -> paid("key-1", "order-1", "slow"), callers);
      Eventually.isTrue(() -> ledger().path("payments").size() == 1, "it was not done");
      assertThat(slow).isNotDone();
      String id = paid("key-1", "order-1", "slow");
      assertThat(payment(id).path("authorised").asLong()).isEqualTo(1990);
      assertThat(slow).isNotDone();
      end();
      assertAnsweredOrCut(slow, id);
    }
  }

  /** The process ends, and does not wait for it. */
  private static void assertAnsweredOrCut(CompletableFuture<String> slow, String id) {
    try {
      assertThat(slow.join()).isEqualTo(id);
    } catch (CompletionException cut) {
      assertThat(cut).hasCauseInstanceOf(UncheckedIOException.class);
    }
  }
}
