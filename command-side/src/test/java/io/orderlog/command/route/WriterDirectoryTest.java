package io.orderlog.command.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.write.WriterFixture;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterClaim;
import org.junit.jupiter.api.Test;

class WriterDirectoryTest extends WriterFixture {

  @Test
  void the_last_claim_of_each_slot_is_known_whenever_it_was_made() {
    claim(0, "http://one:1");
    try (WriterDirectory directory = new WriterDirectory(OrderLog.ORDERS, log)) {
      assertThat(directory.lastClaim(0)).isEmpty();
      directory.follow();
      Eventually.holds(() -> assertThat(url(directory, 0)).isEqualTo("http://one:1"));

      claim(0, "http://two:1");
      claim(1, "http://three:1");

      Eventually.holds(() -> assertThat(url(directory, 0)).isEqualTo("http://two:1"));
      Eventually.holds(() -> assertThat(url(directory, 1)).isEqualTo("http://three:1"));
      assertThat(directory.lastClaim(2)).isEmpty();
      assertThat(directory.trouble()).isEmpty();
    }
  }

  @Test
  void one_that_never_followed_is_closed_at_once() {
    WriterDirectory directory = new WriterDirectory(OrderLog.ORDERS, log);

    directory.close();

    assertThat(directory.lastClaim(0)).isEmpty();
  }

  @Test
  void its_thread_says_whose_writers_it_follows_but_those_of_orders() {
    try (WriterDirectory orders = new WriterDirectory(OrderLog.ORDERS, log);
        WriterDirectory tallies = new WriterDirectory(TallyLog.TALLIES, log)) {
      orders.follow();
      tallies.follow();

      assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
          .contains("writer-directory", "writer-directory of tally");
    }
  }

  private static String url(WriterDirectory directory, int slot) {
    return directory.lastClaim(slot).map(RecordedClaim::claim).map(WriterClaim::url).orElse("");
  }

  private void claim(int slot, String url) {
    try (LogAppender<OrderEvent> writer = memory.openAppender("orderlog-writer-" + slot)) {
      writer.claim(new WriterClaim(slot, url, "instance of " + url));
    }
  }
}
