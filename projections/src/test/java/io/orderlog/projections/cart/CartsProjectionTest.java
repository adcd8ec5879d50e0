package io.orderlog.projections.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartEvent.CartAbandoned;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.cart.CartEvent.CartOpened;
import io.orderlog.domain.cart.CartEvent.LineSet;
import io.orderlog.domain.cart.CartStatus;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.ProjectionLoop;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.projections.rebuild.Rollback;
import io.orderlog.projections.verify.Verification;
import io.orderlog.projections.verify.VerificationReport;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is in each cart, on each kind of database. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // Set before each test.
class CartsProjectionTest {

  private static final Instant UNTIL = Instant.parse("2026-03-02T11:00:00Z");
  private static final Currency JPY = Currency.getInstance("JPY");
  private static final OrderLine TEA = new OrderLine("čaj ☕", 2, 500);
  private static final OrderLine CUP = new OrderLine("cup", 1, 1_000);

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private final InMemoryEventLog<CartEvent> log =
      new InMemoryEventLog<>("carts.events", 3, CartLog.CARTS.codec());
  private final CartsProjection projection = new CartsProjection();
  private LogAppender<CartEvent> appender;
  private ReadModelDatabase database;
  private CartFinder carts;

  @BeforeEach
  void open() {
    appender = log.openAppender("writer");
    database = ReadModelDatabase.open(kind.create(data));
    carts = new CartFinder(new ReadModels(database));
  }

  @AfterEach
  void close() {
    appender.close();
    database.close();
  }

  @Test
  void a_cart_has_the_lines_that_were_set_until_it_is_an_order() {
    append("c", 1, opened());
    feed();
    assertThat(cart("c").lines().lines()).isEmpty();
    assertThat(cart("c").total().toString()).isEqualTo("0 JPY");
    assertThat(cart("c").openedAt()).isEqualTo(OrderEvents.START.plusSeconds(1));

    append("c", 2, set(TEA, 1_000), set(CUP, 2_000), set(new OrderLine("čaj ☕", 3, 400), 2_200));
    feed();
    assertCart(cart("c"), CartStatus.OPEN, "2200 JPY", 4);
    assertThat(cart("c").lines().lines())
        .containsExactly(new OrderLine("čaj ☕", 3, 400), CUP);

    append("c", 5, set(new OrderLine("čaj ☕", 0, 400), 1_000), checkedOut());
    feed();
    assertCart(cart("c"), CartStatus.CHECKED_OUT, "1000 JPY", 6);
    assertThat(cart("c").lines().lines()).containsExactly(CUP);
    assertThat(cart("c").orderId()).isEqualTo("order-1");
    assertThat(cart("c").customerId()).isEqualTo("ada");
    assertThat(cart("c").updatedAt()).isEqualTo(OrderEvents.START.plusSeconds(6));
    assertThat(cart("c").openedAt()).isEqualTo(OrderEvents.START.plusSeconds(1));
    assertThat(carts.byId("none").value()).isEmpty();
  }

  @Test
  void what_was_left_alone_is_still_there_when_somebody_comes_back() {
    append("c", 1, opened(), set(TEA, 1_000), new CartAbandoned("ada"));
    feed();
    assertCart(cart("c"), CartStatus.ABANDONED, "1000 JPY", 3);
    append("c", 4, set(CUP, 2_000));
    feed();
    assertCart(cart("c"), CartStatus.OPEN, "2000 JPY", 4);
    assertThat(cart("c").lines().lines()).containsExactly(TEA, CUP);
  }

  @Test
  void is_rebuilt_verified_and_rolled_back() {
    append("c", 1, opened(), set(TEA, 1_000));
    append("d", 1, opened());
    feed();
    new Rebuild<>(database, log, TimeSource.system())
        .run(projection, RebuildProgress.unwatched());
    append("c", 3, checkedOut());
    feed();
    assertCart(cart("c"), CartStatus.CHECKED_OUT, "1000 JPY", 3);
    VerificationReport report = new Verification<>(database, log, TimeSource.system(), 2)
        .run(projection, 10, RebuildProgress.unwatched());
    assertThat(report.rows()).isEqualTo(2);
    assertThat(report.differences()).isZero();
    new Rollback<>(database, log, TimeSource.system()).run(projection);
    assertCart(cart("c"), CartStatus.CHECKED_OUT, "1000 JPY", 3);
  }

  @Test
  void what_cannot_follow_parks_its_cart() {
    append("gap", 1, opened());
    append("gap", 3, set(TEA, 1_000));
    append("headless", 1, set(TEA, 1_000));
    append("twice", 1, opened(), opened());
    append("c", 1, opened(), set(TEA, 1_000));
    feed();
    assertThat(cart("gap").version()).isEqualTo(1);
    assertThat(carts.byId("headless").value()).isEmpty();
    assertThat(cart("twice").version()).isEqualTo(1);
    assertCart(cart("c"), CartStatus.OPEN, "1000 JPY", 2);
    assertThat(new ReadModels(database).parkedStreams("carts")).isEqualTo(3);
  }

  private static CartEvent opened() {
    return new CartOpened("ada", JPY, UNTIL);
  }

  private static CartEvent set(OrderLine line, long total) {
    return new LineSet(line.sku(), line.quantity(), line.unitPriceMinor(), total, UNTIL);
  }

  private static CartEvent checkedOut() {
    return new CartCheckedOut("order-1", "ada", "ada@example.org",
        new PostalAddress("Ada", "12 St James's Square", "SW1Y 4JH", "London", "GB"), JPY,
        List.of(CUP), 1_000, "ok");
  }

  private static void assertCart(CartView cart, CartStatus status, String total, long version) {
    assertThat(cart.status()).isEqualTo(status);
    assertThat(cart.total().toString()).isEqualTo(total);
    assertThat(cart.version()).isEqualTo(version);
  }

  private CartView cart(String cartId) {
    return carts.byId(cartId).value().orElseThrow();
  }

  private void append(String cartId, long first, CartEvent... events) {
    List<NewEvent<CartEvent>> next = new ArrayList<>();
    for (CartEvent event : events) {
      long version = first + next.size();
      next.add(new NewEvent<>(cartId, version, event, OrderEvents.at(version)));
    }
    appender.append(next);
  }

  private void feed() {
    try (ProjectionLoop<CartEvent> loop =
        new ProjectionLoop<>(database, log, projection, TimeSource.system())) {
      Eventually.holds("caught up", () -> {
        loop.doWork();
        return loop.isCaughtUp();
      });
    }
  }
}
