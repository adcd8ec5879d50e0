package io.orderlog.projections.quarantine;

import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.TestFeed;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.MetaTables;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.history.HistoryFinder;
import io.orderlog.projections.history.HistoryProjection;
import io.orderlog.projections.orders.OrderFinder;
import io.orderlog.projections.orders.OrderView;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.PickyProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Events that a read model cannot take in, as one with a gap before it. */
@OnEveryDatabase
class QuarantineTest {

  private static final String GAP = "does not follow its version 1";

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private TestLog log;
  private ReadModelDatabase database;
  private PickyProjection picky;
  private Quarantine quarantine;

  @BeforeEach
  void open() {
    log = TestLog.inMemory();
    database = ReadModelDatabase.open(kind.create(data));
    picky = new PickyProjection(new HistoryProjection());
    quarantine = new Quarantine(database, List.of(new OrdersProjection(), picky));
  }

  @AfterEach
  void close() {
    database.close();
    log.close();
  }

  @Test
  void parks_the_event_and_the_later_ones_of_its_order_while_the_others_go_on() {
    log.appendOrders(0, 20);
    log.append("broken", 1, placed("customer"));
    LogPosition poison = log.append("broken", 3, shipped());
    feed(new OrdersProjection());
    log.append("broken", 4, paid());
    log.appendOrders(20, 20);
    feed(new OrdersProjection());

    assertThat(quarantine.show("broken")).satisfiesExactly(
        event -> assertThat(event).satisfies(first -> {
          assertThat(first.projection()).isEqualTo("orders");
          assertThat(first.version()).isEqualTo(3);
          assertThat(first.type()).isEqualTo("order.shipped.v1");
          assertThat(first.position()).isEqualTo(poison);
          assertThat(first.reason()).contains(GAP);
        }),
        event -> assertThat(event.reason()).isEqualTo("comes behind an event that is parked"));
    assertThat(quarantine.list()).singleElement()
        .satisfies(order -> assertThat(order.events()).isEqualTo(2))
        .satisfies(order -> assertThat(order.first().streamId()).isEqualTo("broken"));
    OrderFinder orders = new OrderFinder(new ReadModels(database));
    assertThat(orders.byId("broken").value()).map(OrderView::version).contains(1L);
    assertThat(IntStream.range(0, 40)).allSatisfy(i -> assertThat(
        orders.byId("order-" + i).value()).map(OrderView::version).contains(2L));
  }

  /** PostgreSQL takes no U+0000 into a text; H2 does. */
  @Test
  void tells_in_one_line_what_the_database_itself_says() {
    log.append("order", 1, placed("nothing\0"));
    feed(new OrdersProjection());
    if (kind.isPostgres()) {
      assertThat(quarantine.list()).singleElement().satisfies(order -> assertThat(
          order.first().reason()).contains("0x00").doesNotContain("Callable")
          .doesNotContain("\n"));
    } else {
      assertThat(quarantine.list()).isEmpty();
    }
  }

  @Test
  void keeps_what_was_applied_and_parked_through_a_restart_and_applies_nothing_twice() {
    picky.refuse("order"::equals);
    log.append("order", 1, placed("customer"));
    log.append("fine", 1, placed("customer"));
    feed(picky);
    feed(picky);
    assertThat(quarantine.show("order")).hasSize(1);
    assertThat(versions("fine")).containsExactly(1L);
  }

  @Test
  void retry_applies_the_parked_events_in_their_sequence() {
    picky.refuse("order"::equals);
    log.append("order", 1, placed("customer"));
    log.append("order", 2, paid());
    feed(picky);
    assertThat(retry("order")).hasValueSatisfying(outcome -> {
      assertThat(outcome.applied()).isZero();
      assertThat(outcome.parked()).hasSize(2);
    });
    picky.refuse(_ -> false);
    assertThat(retry("order"))
        .contains(new RetriedStream("history", 2, List.of()));
    assertThat(quarantine.list()).isEmpty();
    log.append("order", 3, shipped());
    feed(picky);
    assertThat(versions("order")).containsExactly(1L, 2L, 3L);
    assertThat(retry("order")).isEmpty();
  }

  @Test
  void discard_lets_the_read_model_go_on_without_the_events() {
    picky.refuse("order"::equals);
    log.append("order", 1, placed("customer"));
    feed(picky);
    assertThat(quarantine.discard("order")).isEqualTo(1);
    assertThat(quarantine.discard("order")).isZero();
    picky.refuse(_ -> false);
    log.append("order", 2, paid());
    feed(picky);
    assertThat(versions("order")).containsExactly(2L);
  }

  @Test
  void a_rebuild_begins_without_any() {
    picky.refuse("order"::equals);
    log.append("order", 1, placed("customer"));
    feed(picky);
    picky.refuse(_ -> false);
    for (int i = 0; i < 2; i++) {
      new Rebuild<>(database, log.log(), TimeSource.system())
          .run(picky, RebuildProgress.unwatched());
    }
    assertThat(quarantine.list()).isEmpty();
    assertThat(versions("order")).containsExactly(1L);
    assertThat(database.<Integer>read(sql -> sql.fetchCount(MetaTables.PARKED_EVENTS))).isZero();
  }

  @Test
  void a_projection_into_which_nothing_fits_stops_instead() {
    log.append(IntStream.rangeClosed(0, PoisonParking.MAX_STREAMS)
        .mapToObj(i -> OrderEvents.next("order-" + i, 1, paid())).toList());
    assertThatThrownBy(() -> feed(new OrdersProjection()))
        .isInstanceOf(ProjectionFailedException.class)
        .hasMessageContaining("more than 100 orders do not fit into orders");
    assertThat(quarantine.list()).isEmpty();
  }

  @Test
  void an_order_of_which_the_first_event_is_missing_is_parked_whole() {
    log.append("headless", 2, paid());
    feed(new OrdersProjection());
    assertThat(new OrderFinder(new ReadModels(database)).byId("headless").value()).isEmpty();
    log.append("fine", 1, placed("customer"));
    feed(new OrdersProjection());
    assertThat(new OrderFinder(new ReadModels(database)).byId("fine").value())
        .map(OrderView::status).contains(OrderStatus.PLACED);
  }

  private List<Long> versions(String orderId) {
    return new HistoryFinder(new ReadModels(database)).of(orderId).value().stream()
        .map(entry -> entry.version()).toList();
  }

  private Optional<RetriedStream> retry(String orderId) {
    return new StreamRetry<>(database, log.log(), picky, orderId, TimeSource.system()).run();
  }

  private void feed(Projection<OrderEvent> projection) {
    TestFeed.untilCaughtUp(database, log.log(), projection);
  }
}
