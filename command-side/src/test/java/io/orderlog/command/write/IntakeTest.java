package io.orderlog.command.write;

import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.write.CommandQueue.Waiting;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderRejection;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private final Intake<OrderCommand, OrderRejection> intake = new Intake<>();

  @Test
  void a_command_is_turned_away_before_the_writer_serves() {
    assertThat(outcomeOf("1")).isEqualTo(
        new NotWritten<>("the writer is reading the log before it takes commands"));
  }

  @Test
  void a_command_waits_while_the_writer_serves() throws InterruptedException {
    intake.enter(WriterPhase.SERVING);

    var answer = intake.submit(envelope("o", "1", PLACE));

    assertThat(intake.take(10, 0)).extracting(Waiting::answer).hasSize(1);
    assertThat(answer).isNotDone();
  }

  @Test
  void what_is_in_may_be_taken_when_nothing_is_let_in_any_more() throws InterruptedException {
    intake.enter(WriterPhase.SERVING);
    var answer = intake.submit(envelope("o", "1", PLACE));

    intake.close();

    assertThat(outcomeOf("2")).isEqualTo(
        new NotWritten<>("the writer is about to move to another process"));
    List<Waiting<OrderCommand, OrderRejection>> taken = intake.take(10, 0);
    assertThat(taken).hasSize(1);
    intake.turnAway(taken);
    assertThat(answer).isCompletedWithValue(
        new NotWritten<>("the writer is about to move to another process"));
  }

  @Test
  void who_waits_when_the_writer_stops_is_told_what_it_does_instead() {
    intake.enter(WriterPhase.SERVING);
    var answer = intake.submit(envelope("o", "1", PLACE));

    intake.enter(WriterPhase.STOPPED);
    intake.turnAway();

    assertThat(answer).isCompletedWithValue(new NotWritten<>("the writer is stopped"));
  }

  private CommandOutcome<OrderRejection> outcomeOf(String commandId) {
    return intake.submit(envelope("o", commandId, PLACE)).join();
  }
}
