package io.orderlog.command.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.ExpectedVersions;
import io.orderlog.command.cart.CartAggregate;
import io.orderlog.command.memory.InMemoryStateStorage;
import io.orderlog.command.memory.StateStorage;
import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.OpenCart;
import io.orderlog.domain.cart.CartCommand.SetLine;
import io.orderlog.domain.cart.CartDecider;
import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartId;
import io.orderlog.domain.cart.CartRejection;
import io.orderlog.domain.cart.CartRejection.LeftAlone;
import io.orderlog.domain.cart.CartState;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.time.TimeSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Carts that are left alone, on a log in memory; the test is the writer's thread and its clock. */
class CartWriterTest {

  private static final Instant START = Instant.parse("2026-03-01T10:15:30.125Z");
  private static final CartId CART = new CartId("5f6c1a0e-8d3b-4c55-9d0e-6a1f2b3c4d5e");
  private static final CartCommand OPEN = new OpenCart("ada", Currency.getInstance("EUR"));
  private static final CartCommand TEA = new SetLine("tea", 2, new BigDecimal("5.00"));
  private static final CartCommand CHECKOUT = new Checkout(CART.order(), "ada@example.org",
      new PostalAddress("Ada", "12 St James's Square", "SW1Y 4JH", "London", "GB"), "ok");

  private final InMemoryEventLog<CartEvent> log =
      new InMemoryEventLog<>("carts.events", 1, CartLog.CARTS.codec());
  private final StateStorage<CartState> storage = new InMemoryStateStorage<>();
  private Instant now = START;

  @Test
  void a_cart_is_abandoned_a_day_after_its_last_change() throws Exception {
    try (var writer = serving()) {
      assertAccepted(writer, OPEN, "OPEN");
      now = START.plusSeconds(60);
      assertAccepted(writer, TEA, "OPEN");
      now = START.plus(CartDecider.KEPT);
      writer.doWork();
      assertThat(types()).containsExactly("cart.opened.v1", "cart.line-set.v1");

      now = START.plusSeconds(60).plus(CartDecider.KEPT);
      writer.doWork();
      writer.doWork();
      assertThat(types())
          .containsExactly("cart.opened.v1", "cart.line-set.v1", "cart.abandoned.v1");
      assertThat(handle(writer, CHECKOUT)).isEqualTo(new Rejected<>(new LeftAlone(), 3));
    }
  }

  @Test
  void so_is_one_that_nobody_served_at_that_time_and_it_can_be_gone_on_with() throws Exception {
    try (var writer = serving()) {
      assertAccepted(writer, OPEN, "OPEN");
    }
    now = START.plus(CartDecider.KEPT).plusSeconds(1_000);
    try (var writer = serving()) {
      writer.doWork();
      assertThat(types()).containsExactly("cart.opened.v1", "cart.abandoned.v1");
      assertAccepted(writer, TEA, "OPEN");
      assertAccepted(writer, CHECKOUT, "CHECKED_OUT");
    }
  }

  @Test
  void a_cart_that_is_an_order_is_never_abandoned() throws Exception {
    try (var writer = serving()) {
      assertAccepted(writer, OPEN, "OPEN");
      assertAccepted(writer, TEA, "OPEN");
      assertAccepted(writer, CHECKOUT, "CHECKED_OUT");
      now = START.plus(CartDecider.KEPT.multipliedBy(9));
      writer.doWork();
      assertThat(types()).hasSize(3).endsWith("cart.checked-out.v1");
    }
  }

  private Writer<CartCommand, CartState, CartEvent, CartRejection> serving()
      throws InterruptedException {
    var writer = new Writer<>(new WriterClaim(0, "http://here:1", "instance-here"),
        log.identity().allPartitions(), CartAggregate.aggregate(new CartDecider()), () -> storage,
        log,
        TimeSource.of(() -> now, () -> 0));
    writer.doWork();
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.SERVING);
    return writer;
  }

  private static void assertAccepted(
      Writer<CartCommand, CartState, CartEvent, CartRejection> writer, CartCommand command,
      String status) throws InterruptedException {
    assertThat(handle(writer, command)).isInstanceOfSatisfying(Accepted.class,
        accepted -> assertThat(accepted.status()).isEqualTo(status));
  }

  private static Object handle(Writer<CartCommand, CartState, CartEvent, CartRejection> writer,
      CartCommand command) throws InterruptedException {
    String id = command.toString();
    var answer = writer.submit(new CommandEnvelope<>(
        CART.text(), command, id, id, id, null, new ExpectedVersions.Any()));
    writer.doWork();
    return answer.join();
  }

  private List<String> types() {
    long end = log.endOffsets(log.identity().allPartitions()).of(0);
    List<RecordedEvent<CartEvent>> events = new ArrayList<>();
    try (LogReader<CartEvent> reader = log.openReader(Offsets.at(0, 0))) {
      while (reader.positions().of(0) < end) {
        events.addAll(reader.poll(Duration.ofMillis(100)));
      }
    }
    return events.stream().map(event -> CartLog.CARTS.codec().typeOf(event.data())).toList();
  }
}
