package io.orderlog.command.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.write.WriterFixture;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterClaim;
import org.junit.jupiter.api.Test;

class WriterDirectoryTest extends WriterFixture {

  private static final ProcessIdentity IDENTITY = new ProcessIdentity("here", "secret");

  @Test
  void the_last_claim_of_each_slot_is_known_whenever_it_was_made() {
    claim(0, "http://one:1");
    try (WriterDirectory directory = new WriterDirectory(IDENTITY, memory::openClaims)) {
      assertThat(directory.lastClaim(OrderLog.ORDERS, 0)).isEmpty();
      directory.follow("http://here:1");
      Eventually.holds(() -> assertThat(url(directory, 0)).isEqualTo("http://one:1"));

      claim(0, "http://two:1");
      claim(1, "http://three:1");

      Eventually.holds(() -> assertThat(url(directory, 0)).isEqualTo("http://two:1"));
      Eventually.holds(() -> assertThat(url(directory, 1)).isEqualTo("http://three:1"));
      assertThat(directory.lastClaim(OrderLog.ORDERS, 2)).isEmpty();
      assertThat(directory.reasonNotReady()).isEmpty();
    }
  }

  @Test
  void one_that_never_followed_is_closed_at_once() {
    WriterDirectory directory = new WriterDirectory(IDENTITY, memory::openClaims);

    directory.close();

    assertThat(directory.lastClaim(OrderLog.ORDERS, 0)).isEmpty();
  }

  private static String url(WriterDirectory directory, int slot) {
    return directory.lastClaim(OrderLog.ORDERS, slot).map(RecordedClaim::claim)
        .map(WriterClaim::url).orElse("");
  }

  private void claim(int slot, String url) {
    try (LogAppender<OrderEvent> writer = memory.openAppender("orderlog-writer-" + slot)) {
      writer.claim(new WriterClaim(slot, url, "instance of " + url));
    }
  }
}
