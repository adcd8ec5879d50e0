package io.orderlog.command.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReserved;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.reactions.Target;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveryRoundTest {

  private final ScriptedRecipient processes = new ScriptedRecipient();
  private final DeliveryRound round =
      new DeliveryRound(processes.recipients()::deliver, System::nanoTime);

  @Test
  void what_goes_to_one_stream_is_delivered_in_order_however_often_it_is_refused()
      throws Exception {
    processes.refuse("a", 3);
    assertThat(round.deliver(List.of(to("a", 1), to("b", 2), to("a", 3), to("b", 4)),
        () -> false)).isTrue();
    assertThat(processes.ids()).containsExactlyInAnyOrder(id(1), id(2), id(3), id(4))
        .containsSubsequence(id(1), id(3)).containsSubsequence(id(2), id(4))
        .as("b does not wait for a").containsSubsequence(id(4), id(1));
    assertThat(processes.attempts).hasSize(7);
  }

  @Test
  void what_is_refused_for_good_or_was_another_command_is_not_sent_again() throws Exception {
    processes.answer("a", new Rejected<>(ScriptedRecipient.FINAL, 1), new CommandIdReused<>());
    assertThat(round.deliver(List.of(to("a", 1), to("a", 2), to("a", 3)), () -> false)).isTrue();
    assertThat(processes.attempts).hasSize(3);
    assertThat(processes.ids()).containsExactly(id(3));
  }

  @Test
  void what_may_be_taken_later_is_sent_again() throws Exception {
    processes.answer("a", new Rejected<>("not yet", 1));
    assertThat(round.deliver(List.of(to("a", 1)), () -> false)).isTrue();
    assertThat(processes.ids()).containsExactly(id(1));
  }

  @Test
  void it_is_given_up_when_that_is_asked_for() throws Exception {
    processes.refuse("a", 1_000);
    AtomicInteger looks = new AtomicInteger();
    assertThat(round.deliver(List.of(to("a", 1)), () -> looks.incrementAndGet() > 3)).isFalse();
    assertThat(processes.taken).isEmpty();
  }

  private static Consequence to(String orderId, int version) {
    return new Consequence(new Cause("stock", "mug", version, null, "type", () -> new byte[0]), 0,
        new Outgoing<>(Target.FULFILMENTS, orderId, new HearLineReserved("mug")));
  }

  private static String id(int version) {
    return "orderlog/stock/mug/" + version + "/0";
  }
}
