package io.orderlog.command.write;

import static io.orderlog.command.Orders.CANCEL;
import static io.orderlog.command.Orders.PAY;
import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.Aggregate;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.CommandOutcome.TooLarge;
import io.orderlog.command.FaultyLog.Fault;
import io.orderlog.command.ShipsWhenPaid;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.event.RecordedEvent;
import org.junit.jupiter.api.Test;

/** Commands that lead to more than one event: all of them happen, or none. */
class SeveralEventsTest extends WriterFixture {

  @Test
  void they_follow_each_other_as_one_append_of_one_command() throws Exception {
    var writer = serving(ShipsWhenPaid.aggregate());
    handle(writer, "o", "1", PLACE);
    CommandOutcome<OrderRejection> paid = handle(writer, "o", "2", PAY);

    assertThat(log.appendSizes()).containsExactly(1, 2);
    assertThat(history("o")).extracting(RecordedEvent::version).containsExactly(1L, 2L, 3L);
    RecordedEvent<OrderEvent> last = history("o").getLast();
    assertThat(last.metadata()).isEqualTo(history("o").get(1).metadata());
    assertThat(last.metadata().commandId()).isEqualTo("2");
    assertThat(last.metadata().commandHash()).isEqualTo(PAY.toString());
    assertThat(paid).isEqualTo(new Accepted<>(3, "SHIPPED", last.position(), false));
  }

  @Test
  void a_repeated_command_is_answered_by_the_last_of_them() throws Exception {
    var writer = serving(ShipsWhenPaid.aggregate());
    handle(writer, "o", "1", PLACE);
    handle(writer, "o", "2", PAY);
    var again = new Accepted<OrderRejection>(3, "SHIPPED", history("o").getLast().position(), true);

    assertThat(handle(writer, "o", "2", PAY)).isEqualTo(again);
    assertThat(handle(writer, "o", "2", CANCEL)).isInstanceOf(CommandIdReused.class);
    assertThat(handle(serving(ShipsWhenPaid.aggregate()), "o", "2", PAY)).isEqualTo(again);
    assertThat(history("o")).hasSize(3);
  }

  @Test
  void the_next_command_of_the_batch_is_decided_upon_all_of_them() throws Exception {
    var writer = serving(ShipsWhenPaid.aggregate());
    handle(writer, "o", "1", PLACE);
    var paid = writer.submit(envelope("o", "2", PAY));
    var cancelled = writer.submit(envelope("o", "3", CANCEL));
    writer.doWork();
    assertAccepted(now(paid), 3, "SHIPPED", false);
    assertThat(now(cancelled)).isInstanceOfSatisfying(Rejected.class,
        rejected -> assertThat(rejected.version()).isEqualTo(3));
  }

  @Test
  void none_happens_if_the_log_does_not_take_one() throws Exception {
    memory.limitEvents(1_000);
    var writer = serving(ShipsWhenPaid.by("p".repeat(1_000)));
    handle(writer, "o", "1", PLACE);
    var paid = writer.submit(envelope("o", "2", PAY));
    var placed = writer.submit(envelope("p", "3", PLACE));
    writer.doWork();
    assertThat(now(paid)).isInstanceOf(TooLarge.class);
    assertAccepted(now(placed), 1, "PLACED", false);
    assertThat(history("o")).hasSize(1);
  }

  @Test
  void an_append_of_which_no_answer_came_had_all_or_none() throws Exception {
    var writer = serving(ShipsWhenPaid.aggregate());
    handle(writer, "o", "1", PLACE);
    log.failAppends(Fault.EVENTS_LOST, Fault.ANSWER_LOST);
    var lost = writer.submit(envelope("o", "2", PAY));
    writer.doWork();
    writer.doWork();
    assertThat(now(lost)).isInstanceOf(NotWritten.class);
    var unheard = writer.submit(envelope("o", "2", PAY));
    writer.doWork();
    writer.doWork();
    assertAccepted(now(unheard), 3, "SHIPPED", false);
    assertThat(history("o")).hasSize(3);
  }

  private Writer<OrderCommand, OrderState, OrderEvent, OrderRejection> serving(
      Aggregate<OrderCommand, OrderState, OrderEvent, OrderRejection> aggregate)
      throws InterruptedException {
    var writer = newWriter(aggregate);
    writer.doWork();
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.SERVING);
    return writer;
  }
}
