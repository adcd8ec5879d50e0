package io.orderlog.command.route;

import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.write.WriterFixture;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.eventlog.writers.WriterClaim;
import java.net.URI;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A process that serves nothing of the log of orders; one slot per partition. */
class WritersElsewhereTest extends WriterFixture {

  private final WriterDirectory directory =
      new WriterDirectory(new ProcessIdentity("here", "secret"), memory::openClaims);
  private final WritersElsewhere<OrderCommand, OrderRejection> orders =
      new WritersElsewhere<>(OrderLog.ORDERS, directory);

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void a_command_is_sent_to_whoever_has_claimed_its_slot() {
    directory.follow("http://here:1");
    claim(0, "http://one:1");
    claim(1, "http://two:1");

    Eventually.holds(() -> {
      assertThat(route(0)).isEqualTo(new Routed.Elsewhere<>(URI.create("http://one:1"), null));
      assertThat(route(1)).isEqualTo(new Routed.Elsewhere<>(URI.create("http://two:1"), null));
    });
    assertThat(orders.slots()).containsExactly(
        new SlotStatus("orders", 0, "http://one:1", false, "has been claimed there"),
        new SlotStatus("orders", 1, "http://two:1", false, "has been claimed there"));
  }

  @Test
  void where_nobody_serves_the_log_that_is_said() {
    assertThat(route(0)).isEqualTo(
        new Routed.Nobody<>("which process serves orders is not known yet"));
    directory.follow("http://here:1");
    Eventually.holds(() -> assertThat(route(0)).isEqualTo(new Routed.Nobody<>(
        "no other process serves orders: no process has claimed writer slot 0 yet")));
    var tallies = new WritersElsewhere<OrderCommand, OrderRejection>(TallyLog.TALLIES, directory);
    assertThat(tallies.route(envelope("o", "1", PLACE)))
        .isEqualTo(new Routed.Nobody<>("no process has served tally yet"));
  }

  @Test
  void what_this_process_had_before_it_was_started_otherwise_is_not_sent_to_itself() {
    directory.follow("http://here:1");
    claim(0, "http://here:1");

    Eventually.holds(() -> assertThat(route(0)).isEqualTo(new Routed.Nobody<>(
        "no other process serves orders: nobody has taken writer slot 0 over from this process"
            + " yet")));
  }

  private Routed<OrderRejection> route(int slot) {
    String order = IntStream.range(0, 100).mapToObj(i -> "order-" + i)
        .filter(each -> log.partitionOf(each) == slot).findFirst().orElseThrow();
    return orders.route(envelope(order, "1", PLACE));
  }

  private void claim(int slot, String url) {
    try (LogAppender<OrderEvent> writer = memory.openAppender("orderlog-writer-" + slot)) {
      writer.claim(new WriterClaim(slot, url, "instance of " + url));
    }
  }
}
