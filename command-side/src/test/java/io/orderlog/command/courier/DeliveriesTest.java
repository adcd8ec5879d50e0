package io.orderlog.command.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.CommandOutcome.TooLarge;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReserved;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.reactions.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

  private final ScriptedRecipient processes = new ScriptedRecipient();
  private final Semaphore notices = new Semaphore(0);
  private final Deliveries deliveries =
      new Deliveries(processes.recipients()::deliver, notices::release, System::nanoTime);
  private final List<Integer> done = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final Set<Integer> leaving = new HashSet<>();
  private final List<Integer> left = new ArrayList<>();

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
  void what_is_refused_too_large_or_cannot_be_decided_is_not_sent_again() throws Exception {
    processes.answer("a", new Rejected<>("not yet", 1), new TooLarge<>("1 MB"));
    processes.fail("b");
    add("a", 1);
    add("a", 2);
    add("a", 3);
    add("b", 4);
    awaitEnd();
    assertThat(processes.ids()).containsExactly(id(3));
    assertThat(refused).containsExactlyInAnyOrder(
        "HearLineReserved to fulfilments a is refused: not yet",
        "HearLineReserved to fulfilments a is too large: 1 MB",
        "HearLineReserved to fulfilments b cannot be decided: no");
    assertThat(done).containsExactly(3);
    assertThat(deliveries.untilRetry()).isEmpty();
  }

  @Test
  void what_is_left_is_not_sent_nor_once_more() throws Exception {
    processes.refuse("a", 1);
    add("a", 1);
    add("a", 2);
    deliveries.goOn();
    leaving.addAll(List.of(1, 2));
    add("a", 3);
    awaitEnd();
    assertThat(left).containsExactly(1, 2);
    assertThat(processes.ids()).containsExactly(id(3));
  }

  private void add(String orderId, int version) {
    deliveries.add(to(orderId, version), new Deliveries.Ending() {
      @Override
      public boolean isLeft() {
        return leaving.contains(version);
      }

      @Override
      public void done() {
        done.add(version);
      }

      @Override
      public void refused(String reason) {
        refused.add(reason);
      }

      @Override
      public void left() {
        left.add(version);
      }
    });
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
