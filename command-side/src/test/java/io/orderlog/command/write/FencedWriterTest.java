package io.orderlog.command.write;

import static io.orderlog.command.Orders.PAY;
import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.changeQuantity;
import static io.orderlog.command.Orders.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Unknown;
import io.orderlog.eventlog.writers.WriterClaim;
import org.junit.jupiter.api.Test;

/** Two writers with one id. */
class FencedWriterTest extends WriterFixture {

  @Test
  void the_later_writer_wins_and_the_earlier_one_stops_for_good() throws Exception {
    var earlier = servingWriter();
    handle(earlier, "o", "1", PLACE);
    var later = servingWriter();
    assertThat(handle(earlier, "o", "2", PAY)).isInstanceOf(Unknown.class);
    assertThat(earlier.phase().name()).isEqualTo(WriterPhase.Name.FENCED);
    assertThat(earlier.doWork()).isFalse();
    assertThat(earlier.doWork()).isFalse();
    assertThat(now(earlier.submit(envelope("o", "3", PAY)))).isInstanceOf(NotWritten.class);
    assertThat(earlier.phase().detail()).contains("another process");
    assertAccepted(handle(later, "o", "2", PAY), 2, "PAID", false);
    assertThat(history("o")).hasSize(2);
  }

  @Test
  void a_writer_fenced_while_it_appends_answers_everybody() throws Exception {
    var writer = servingWriter();
    log.beforeAppend(() -> memory.openAppender(WRITER_ID).close());
    var placed = writer.submit(envelope("o", "1", PLACE));
    var taken = writer.submit(envelope("o", "2", PLACE));
    writer.doWork();
    assertThat(now(placed)).isInstanceOf(Unknown.class);
    assertThat(now(taken)).isInstanceOf(NotWritten.class);
    assertThat(history("o")).isEmpty();
  }

  @Test
  void the_later_writer_decides_upon_all_that_the_earlier_one_wrote() throws Exception {
    var earlier = servingWriter();
    var later = newWriter();
    handle(earlier, "o", "1", PLACE);
    handle(earlier, "o", "2", changeQuantity(1));
    later.doWork();
    assertAccepted(handle(later, "o", "3", changeQuantity(3)), 3, "PLACED", false);
  }

  @Test
  void a_fenced_writer_refuses_nothing_from_its_stale_state() throws Exception {
    var earlier = servingWriter();
    var later = servingWriter();
    handle(later, "o", "1", PLACE);
    assertThat(handle(earlier, "o", "2", PAY)).isInstanceOf(NotWritten.class);
    assertThat(earlier.phase().name()).isEqualTo(WriterPhase.Name.FENCED);
  }

  @Test
  void a_writer_fenced_before_it_has_read_the_log_stops() throws Exception {
    log.beforeClaim(() -> memory.openAppender(WRITER_ID).close());
    var writer = newWriter();
    assertThat(writer.doWork()).isFalse();
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.FENCED);
  }

  @Test
  void a_writer_without_commands_stops_when_somebody_else_has_claimed_its_slot() throws Exception {
    var writer = servingWriter();
    try (var other = memory.openAppender(WRITER_ID)) {
      writer.overtakenAt(other.claim(new WriterClaim(0, "http://elsewhere:1", "other")));
    }
    writer.doWork();
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.FENCED);
  }

  @Test
  void a_claim_from_before_its_own_does_not_stop_a_writer() throws Exception {
    long earlier;
    try (var other = memory.openAppender(WRITER_ID)) {
      earlier = other.claim(new WriterClaim(0, "http://elsewhere:1", "other"));
    }
    var writer = servingWriter();
    writer.overtakenAt(earlier);
    assertAccepted(handle(writer, "o", "1", PLACE), 1, "PLACED", false);
  }
}
