package io.orderlog.command.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReserved;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.reactions.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

  private final ScriptedRecipient processes = new ScriptedRecipient();
  private final Semaphore notices = new Semaphore(0);
  private final Deliveries deliveries =
      new Deliveries(processes.recipients()::deliver, notices::release, System::nanoTime);
  private final List<Integer> done = new ArrayList<>();

  @Test
  void what_goes_to_one_stream_is_delivered_in_order_however_often_it_is_refused()
      throws Exception {
    processes.refuse("a", 3);
    add("a", 1);
    add("b", 2);
    add("a", 3);
    add("b", 4);
    assertThat(deliveries.underWay()).isEqualTo(4);
    awaitEnd();
    assertThat(processes.ids()).containsExactlyInAnyOrder(id(1), id(2), id(3), id(4))
        .containsSubsequence(id(1), id(3)).containsSubsequence(id(2), id(4))
        .as("b does not wait for a").containsSubsequence(id(4), id(1));
    assertThat(processes.attempts).hasSize(7);
    assertThat(done).containsExactly(2, 4, 1, 3);
  }

  @Test
  void what_comes_later_goes_behind_what_waits_for_the_same_stream_alone() throws Exception {
    processes.refuse("a", 1_000);
    add("a", 1);
    deliveries.goOn();
    add("a", 2);
    add("b", 3);
    deliveries.goOn();
    assertThat(done).containsExactly(3);
    processes.allow("a");
    awaitEnd();
    assertThat(processes.ids()).containsExactly(id(3), id(1), id(2));
  }

  @Test
  void what_is_refused_for_good_or_was_another_command_is_not_sent_again() throws Exception {
    processes.answer("a", new Rejected<>(ScriptedRecipient.FINAL, 1), new CommandIdReused<>());
    add("a", 1);
    add("a", 2);
    add("a", 3);
    awaitEnd();
    assertThat(processes.attempts).hasSize(3);
    assertThat(processes.ids()).containsExactly(id(3));
  }

  @Test
  void what_may_be_taken_later_is_sent_again() throws Exception {
    processes.answer("a", new Rejected<>("not yet", 1));
    add("a", 1);
    awaitEnd();
    assertThat(processes.ids()).containsExactly(id(1));
    assertThat(deliveries.untilRetry()).isEmpty();
  }

  private void add(String orderId, int version) {
    deliveries.add(to(orderId, version), () -> done.add(version));
  }

  /** As a courier does, which waits for a notice or for the next retry. */
  private void awaitEnd() throws InterruptedException {
    while (deliveries.underWay() > 0) {
      long most = deliveries.untilRetry().map(Duration::toMillis).orElse(30_000L);
      assertThat(notices.tryAcquire(most, TimeUnit.MILLISECONDS)
          || deliveries.untilRetry().isPresent()).as("something ends").isTrue();
      deliveries.goOn();
    }
  }

  private static Consequence to(String orderId, int version) {
    return new Consequence(new Cause("stock", "mug", version, null, "type", () -> new byte[0]), 0,
        new Outgoing<>(Target.FULFILMENTS, orderId, new HearLineReserved("mug")));
  }

  private static String id(int version) {
    return "orderlog/stock/mug/" + version + "/0";
  }
}
