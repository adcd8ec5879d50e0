package io.orderlog.command.write;

import static io.orderlog.command.Orders.PAY;
import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.CommandIdInFlight;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Overloaded;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderRejection;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CommandQueueTest {

  private final CommandQueue<OrderCommand, OrderRejection> queue = new CommandQueue<>(4, 2);

  @Test
  void commands_are_taken_in_the_order_in_which_they_came() throws InterruptedException {
    var _ = offer("o1", "1");
    var _ = offer("o2", "1");
    var _ = offer("o1", "2");

    assertThat(queue.take(2, 0)).extracting(waiting -> waiting.envelope().streamId())
        .containsExactly("o1", "o2");
    assertThat(queue.take(2, 0)).singleElement()
        .satisfies(waiting -> assertThat(waiting.envelope().commandId()).isEqualTo("2"));
    assertThat(queue.take(2, 0)).isEmpty();
  }

  @Test
  void a_command_is_in_flight_until_it_is_answered() throws InterruptedException {
    var first = offer("o1", "1");
    assertThat(offer("o1", "1")).isCompletedWithValue(new CommandIdInFlight<>());
    assertThat(offer("o2", "1")).isNotDone();

    // Taken, it still is.
    var taken = queue.take(1, 0).getFirst();
    assertThat(offer("o1", "1")).isCompletedWithValue(new CommandIdInFlight<>());

    taken.answer().complete(new NotWritten<>("why"));
    assertThat(first).isCompletedWithValue(new NotWritten<>("why"));
    assertThat(offer("o1", "1")).isNotDone();
  }

  @Test
  void the_id_is_free_before_anybody_hears_the_answer() throws InterruptedException {
    var again = offer("o1", "1").thenCompose(_ -> offer("o1", "1"));

    queue.take(1, 0).getFirst().answer().complete(new NotWritten<>("why"));

    assertThat(again).isNotDone();
    assertThat(queue.take(1, 0)).hasSize(1);
  }

  @Test
  void one_stream_does_not_take_the_room_of_all() throws InterruptedException {
    var _ = offer("o1", "1");
    var _ = offer("o1", "2");
    assertThat(offer("o1", "3")).isCompletedWithValue(new Overloaded<>());
    assertThat(offer("o2", "1")).isNotDone();

    queue.take(1, 0).getFirst().answer().complete(new NotWritten<>("why"));

    assertThat(offer("o1", "3")).isNotDone();
  }

  @Test
  void more_than_there_is_room_for_is_refused_at_once() {
    for (int i = 0; i < 4; i++) {
      assertThat(offer("o" + i, "1")).isNotDone();
    }

    assertThat(offer("o4", "1")).isCompletedWithValue(new Overloaded<>());
    // What was refused does not count as in flight.
    assertThat(offer("o4", "1")).isCompletedWithValue(new Overloaded<>());
  }

  @Test
  void all_who_wait_can_be_answered_at_once() throws InterruptedException {
    var first = offer("o1", "1");
    var second = queue.offer(envelope("o2", "2", PAY));

    queue.answerAll(new NotWritten<>("moved"));

    assertThat(first).isCompletedWithValue(new NotWritten<>("moved"));
    assertThat(second).isCompletedWithValue(new NotWritten<>("moved"));
    assertThat(queue.take(4, 0)).isEmpty();
  }

  private CompletableFuture<CommandOutcome<OrderRejection>> offer(
      String orderId, String commandId) {
    return queue.offer(envelope(orderId, commandId, PLACE));
  }
}
