package io.orderlog.command.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.writers.ClaimReader;
import io.orderlog.eventlog.writers.WriterFencedException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FencedAppenderTest extends WriterFixture {

  @Test
  void opening_claims_the_slot() {
    try (FencedAppender<OrderEvent> appender = appender();
        ClaimReader claims = memory.openClaims()) {
      appender.open();

      assertThat(claims.poll(Duration.ZERO)).singleElement()
          .satisfies(recorded -> assertThat(recorded.claim()).isEqualTo(CLAIM));
    }
  }

  @Test
  void opening_fences_whoever_has_it_open() {
    try (FencedAppender<OrderEvent> before = appender();
        FencedAppender<OrderEvent> now = appender()) {
      before.open();
      now.open();

      assertThatThrownBy(before::claim).isInstanceOf(WriterFencedException.class);
      assertThatCode(now::claim).doesNotThrowAnyException();
    }
  }

  @Test
  void a_claim_of_another_process_counts_until_it_is_opened_again() {
    try (FencedAppender<OrderEvent> appender = appender()) {
      appender.open();
      assertThatCode(appender::requireNotOvertaken).doesNotThrowAnyException();

      appender.overtakenAt(1);
      assertThatThrownBy(appender::requireNotOvertaken).isInstanceOf(WriterFencedException.class)
          .hasMessage("another process has claimed the slot");

      appender.open();
      appender.open();
      assertThatCode(appender::requireNotOvertaken).doesNotThrowAnyException();
    }
  }

  @Test
  void one_that_is_not_open_appends_nothing() {
    try (FencedAppender<OrderEvent> appender = appender()) {
      assertThatThrownBy(appender::claim).isInstanceOf(IllegalStateException.class);
    }
  }

  private FencedAppender<OrderEvent> appender() {
    return new FencedAppender<>(memory, WRITER_ID, Set.of(0), CLAIM);
  }
}
