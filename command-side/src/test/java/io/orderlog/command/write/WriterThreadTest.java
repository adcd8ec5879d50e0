package io.orderlog.command.write;

import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.orderlog.command.CommandOutcome.NotWritten;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriterThreadTest extends WriterFixture {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void stops_although_the_log_cannot_be_read_to_its_end() throws Exception {
    log.overstateEnd();
    var writer = newWriter();
    WriterThread thread = WriterThread.start(writer);
    log.awaitReading();
    assertTimeoutPreemptively(SOON, thread::close);
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.STOPPED);
  }

  @Test
  void stops_although_the_log_is_out_of_reach() {
    log.failOpenings(Integer.MAX_VALUE);
    var writer = newWriter();
    assertTimeoutPreemptively(SOON, WriterThread.start(writer)::close);
    assertThat(now(writer.submit(envelope("o", "1", PLACE)))).isInstanceOf(NotWritten.class);
  }
}
