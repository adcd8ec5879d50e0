package io.orderlog.command.write;

import static io.orderlog.command.FaultyLog.Fault.ANSWER_LOST;
import static io.orderlog.command.FaultyLog.Fault.DEFECT;
import static io.orderlog.command.FaultyLog.Fault.EVENTS_LOST;
import static io.orderlog.command.Orders.CANCEL;
import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.changeQuantity;
import static io.orderlog.command.Orders.envelope;
import static io.orderlog.command.write.WriterPhase.Name.CATCHING_UP;
import static io.orderlog.command.write.WriterPhase.Name.FAILED;
import static io.orderlog.command.write.WriterPhase.Name.SERVING;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Unknown;
import io.orderlog.command.FaultyLog;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The append was sent, and its answer did not come. */
class UnknownOutcomeTest extends WriterFixture {

  @ParameterizedTest
  @EnumSource(names = {"ANSWER_LOST", "DEFECT"})
  void what_the_log_has_is_accepted(FaultyLog.Fault fault) throws Exception {
    var writer = servingWriter();
    log.failAppends(fault);
    var placed = writer.submit(envelope("o", "1", PLACE));
    writer.doWork();
    assertThat(placed).isNotDone();
    assertThat(writer.phase().name()).isEqualTo(CATCHING_UP);
    writer.doWork();
    assertAccepted(now(placed), 1, "PLACED", false);
    assertAccepted(handle(writer, "o", "2", changeQuantity(1)), 2, "PLACED", false);
    assertThat(history("o")).hasSize(2);
  }

  @Test
  void what_the_log_does_not_have_was_not_written() throws Exception {
    var writer = servingWriter();
    log.failAppends(EVENTS_LOST);
    var placed = writer.submit(envelope("o", "1", PLACE));
    writer.doWork();
    writer.doWork();
    assertThat(now(placed)).isInstanceOf(NotWritten.class);
    assertThat(history("o")).isEmpty();
    assertAccepted(handle(writer, "o", "1", PLACE), 1, "PLACED", false);
  }

  @Test
  void rejections_that_rest_on_lost_events_are_not_told() throws Exception {
    var writer = servingWriter();
    log.failAppends(EVENTS_LOST);
    var placed = writer.submit(envelope("o", "1", PLACE));
    var taken = writer.submit(envelope("o", "2", PLACE));
    writer.doWork();
    assertThat(taken).isNotDone();
    writer.doWork();
    assertThat(now(placed)).isInstanceOf(NotWritten.class);
    assertThat(now(taken)).isInstanceOf(NotWritten.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_refusal_that_cannot_be_proven_is_not_told(FaultyLog.Fault fault) throws Exception {
    var writer = servingWriter();
    log.failClaims(fault);
    var refused = writer.submit(envelope("o", "1", CANCEL));
    writer.doWork();
    assertThat(refused).isNotDone();
    writer.doWork();
    assertThat(now(refused)).isInstanceOf(NotWritten.class);
    assertThat(writer.phase().name()).isEqualTo(SERVING);
  }

  @Test
  void a_writer_whose_claim_is_not_confirmed_tries_again() throws Exception {
    log.failClaims(ANSWER_LOST, EVENTS_LOST);
    var writer = newWriter();
    assertThat(writer.doWork()).isFalse();
    assertThat(writer.doWork()).isFalse();
    assertThat(writer.doWork()).isTrue();
    assertThat(writer.phase().name()).isEqualTo(SERVING);
  }

  @Test
  void the_answer_waits_until_the_log_is_back() throws Exception {
    var writer = servingWriter();
    log.failAppends(ANSWER_LOST);
    log.failOpenings(3);
    var placed = writer.submit(envelope("o", "1", PLACE));
    for (int turn = 0; turn < 4; turn++) {
      writer.doWork();
      assertThat(placed).isNotDone();
      assertThat(now(writer.submit(envelope("o", "2", CANCEL)))).isInstanceOf(NotWritten.class);
    }
    assertThat(writer.phase().detail()).contains("out of reach");
    writer.doWork();
    assertAccepted(now(placed), 1, "PLACED", false);
    assertThat(writer.phase().name()).isEqualTo(SERVING);
  }

  @Test
  void the_outcome_may_be_unknown_again_and_again() throws Exception {
    var writer = servingWriter();
    log.failAppends(EVENTS_LOST, ANSWER_LOST, DEFECT, EVENTS_LOST);
    assertThat(handleThroughFault(writer, "1", PLACE)).isInstanceOf(NotWritten.class);
    assertAccepted(handleThroughFault(writer, "2", PLACE), 1, "PLACED", false);
    assertAccepted(handleThroughFault(writer, "3", changeQuantity(1)), 2, "PLACED", false);
    assertThat(handleThroughFault(writer, "4", CANCEL)).isInstanceOf(NotWritten.class);
    assertThat(history("o")).hasSize(2);
  }

  @Test
  void a_command_of_another_process_with_the_same_id_is_another_command() throws Exception {
    var writer = servingWriter();
    handle(writer, "o", "1", PLACE);
    log.failAppends(EVENTS_LOST);
    log.beforeAppend(() -> appendElsewhere(new NewEvent<>("o", 2, new OrderCancelled("elsewhere"),
        new EventMetadata(now, "2", "another hash", "correlation-1", null))));
    var changed = writer.submit(envelope("o", "2", changeQuantity(1)));
    writer.doWork();
    writer.doWork();
    assertThat(now(changed)).isInstanceOf(CommandIdReused.class);
  }

  @Test
  void closing_does_not_claim_to_know() throws Exception {
    var writer = servingWriter();
    log.failAppends(ANSWER_LOST);
    var placed = writer.submit(envelope("o", "1", PLACE));
    writer.doWork();
    writer.close();
    assertThat(now(placed)).isInstanceOf(Unknown.class);
  }

  @Test
  void a_log_that_cannot_be_read_any_more_does_not_claim_to_know() throws Exception {
    var writer = servingWriter();
    handle(writer, "o", "1", PLACE);
    log.failAppends(ANSWER_LOST);
    var changed = writer.submit(envelope("o", "2", changeQuantity(1)));
    writer.doWork();
    log.become(newLog());
    assertThat(writer.doWork()).isFalse();
    assertThat(now(changed)).isInstanceOf(Unknown.class);
    assertThat(writer.phase().name()).isEqualTo(FAILED);
    assertThat(writer.phase().detail()).contains("records are gone");
  }

  private static CommandOutcome<OrderRejection> handleThroughFault(
      Writer<OrderCommand, OrderState, OrderEvent, OrderRejection> writer,
      String commandId, OrderCommand command) throws InterruptedException {
    var answer = writer.submit(envelope("o", commandId, command));
    writer.doWork();
    assertThat(answer).isNotDone();
    writer.doWork();
    return now(answer);
  }

  private void appendElsewhere(NewEvent<OrderEvent> event) {
    try (var elsewhere = memory.openAppender("another writer")) {
      elsewhere.append(List.of(event));
    }
  }
}
