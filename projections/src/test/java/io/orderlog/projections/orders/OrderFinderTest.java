package io.orderlog.projections.orders;

import static io.orderlog.projections.OrderEvents.START;
import static io.orderlog.projections.OrderEvents.at;
import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.feed.ProjectionLoop;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.orders.OrderQuery.Cursor;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
@Tag("strange-machine")
class OrderFinderTest {

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private final List<LogPosition> appended = new ArrayList<>();

  private TestLog log;
  private ReadModelDatabase database;
  private ProjectionLoop<OrderEvent> loop;
  private OrderFinder orders;

  @BeforeEach
  void open() {
    log = TestLog.inMemory();
    database = ReadModelDatabase.open(kind.create(data));
    loop = new ProjectionLoop<>(
        database, log.log(), new OrdersProjection(), TimeSource.system());
    orders = new OrderFinder(new ReadModels(database));
  }

  @AfterEach
  void close() {
    loop.close();
    database.close();
    log.close();
  }

  @Test
  void says_so_when_there_is_no_read_model_yet() {
    assertThatThrownBy(() -> orders.byId("order-1"))
        .isInstanceOf(ReadModelUnavailableException.class)
        .hasMessage("the read model orders has not been built yet: start the projections");
  }

  @Test
  void finds_nothing_for_an_id_that_nobody_has() {
    feed();
    assertThat(orders.byId("nobody").value()).isEmpty();
  }

  @Test
  void lists_the_newest_first_and_of_the_same_instant_by_id() {
    place("b", 1);
    place("a", 1);
    place("c", 2);
    feed();
    assertThat(ids(orders.page(OrderQuery.newest(OrderFilter.ALL, 10)).value()))
        .containsExactly("c", "b", "a");
  }

  @Test
  void filters_by_customer_and_status() {
    place("a", 1);
    place("b", 2);
    append(new NewEvent<>("b", 2, paid(), at(3)));
    append(new NewEvent<>("other", 1, placed("other"), at(4)));
    feed();
    OrderFilter ofCustomer = OrderFilter.ALL.ofCustomer("customer");
    OrderFilter placed = OrderFilter.ALL.withStatus(OrderStatus.PLACED);
    assertThat(list(ofCustomer)).containsExactly("b", "a");
    assertThat(list(placed)).containsExactly("other", "a");
    assertThat(list(placed.ofCustomer("customer"))).containsExactly("a");
    assertThat(list(OrderFilter.ALL.placedBetween(START.plusSeconds(2), START.plusSeconds(4))))
        .containsExactly("b");
  }

  @Test
  void finds_orders_by_the_skus_that_they_have_now() {
    place("a", 1);
    place("b", 2);
    feed();
    assertThat(list(OrderFilter.ALL.withSku("pen"))).containsExactly("b", "a");
    append(new NewEvent<>("b", 2, new QuantityChanged("pen", 0, 500), at(3)));
    append(new NewEvent<>("a", 2, new QuantityChanged("pen", 7, 2_250), at(3)));
    feed();
    assertThat(list(OrderFilter.ALL.withSku("pen"))).containsExactly("a");
    assertThat(list(OrderFilter.ALL.withSku("ink"))).containsExactly("b", "a");
  }

  @Test
  void walks_along_an_index_instead_of_sorting() {
    feed();
    Cursor cursor = new Cursor(START, START, new Money(1, Currency.getInstance("EUR")), "a");
    for (OrderFilter filter : List.of(
        OrderFilter.ALL, OrderFilter.ALL.withStatus(OrderStatus.PLACED))) {
      for (OrderSort sort : OrderSort.values()) {
        OrderQuery first = OrderQuery.newest(filter, 10).sortedBy(sort);
        assertThat(plan(first)).matches(this::isSortedByIndex);
        assertThat(plan(first.after(cursor))).matches(this::isSortedByIndex);
      }
    }
  }

  @Test
  void walks_along_an_index_of_the_orders_with_a_sku_too() {
    feed();
    for (OrderSort sort : List.of(OrderSort.PLACED_AT, OrderSort.PLACED_AT_DESCENDING)) {
      assertThat(plan(OrderQuery.newest(OrderFilter.ALL.withSku("pen"), 10).sortedBy(sort)))
          .containsIgnoringCase("order_skus_g1_sku").matches(this::isSortedByIndex);
    }
  }

  @Test
  void pages_neither_skip_nor_repeat_while_orders_arrive() {
    // Ten to a second, so that pages end between orders of the same instant.
    IntStream.range(0, 60).forEach(i -> place("old-" + (100 + i), i / 10));
    feed();
    List<String> seen = new ArrayList<>();
    OrderQuery query = OrderQuery.newest(OrderFilter.ALL, 7);
    List<OrderView> page = orders.page(query).value();
    for (int i = 0; !page.isEmpty(); i++) {
      seen.addAll(ids(page));
      place("new-" + i, 100 + i);
      feed();
      page = orders.page(query.after(Cursor.behind(page.getLast()))).value();
    }
    assertThat(seen).containsExactlyElementsOf(IntStream.range(0, 60)
        .mapToObj(i -> "old-" + (159 - i)).toList());
  }

  private String plan(OrderQuery query) {
    return database.read(sql -> {
      if (kind.isPostgres()) {
        // Else it would rather read and sort so few rows than use an index.
        sql.execute("set local enable_seqscan = off");
        sql.execute("set local enable_bitmapscan = off");
      }
      return String.join("\n", sql.fetch(
          "explain {0}", OrderPageSql.of(sql, new Generation(1), query))
          .getValues(0, String.class));
    });
  }

  private boolean isSortedByIndex(String plan) {
    return kind.isPostgres() ? !plan.contains("Sort") : plan.contains("/* index sorted */");
  }

  private List<String> list(OrderFilter filter) {
    return ids(orders.page(OrderQuery.newest(filter, 10)).value());
  }

  private void place(String orderId, long second) {
    append(new NewEvent<>(orderId, 1, placed("customer"), at(second)));
  }

  private void append(NewEvent<OrderEvent> event) {
    appended.addAll(log.append(List.of(event)));
  }

  private void feed() {
    Eventually.holds("all fed", () -> {
      loop.doWork();
      var page = orders.page(OrderQuery.newest(OrderFilter.ALL, 1));
      return appended.stream().allMatch(page::includes);
    });
  }

  private static List<String> ids(List<OrderView> page) {
    return page.stream().map(OrderView::orderId).toList();
  }
}
