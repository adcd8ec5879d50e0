package io.orderlog.projections.sales;

import static io.orderlog.projections.OrderEvents.EUR;
import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.FoldedEvents;
import io.orderlog.projections.OrderStory;
import io.orderlog.projections.readmodel.DayRange;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalesProjectionTest {

  private static final Currency JPY = Currency.getInstance("JPY");
  private static final int OPEN_ORDERS = 1;

  @TempDir
  Path data;

  private FoldedEvents sales;

  @BeforeEach
  void open() {
    sales = new FoldedEvents(new SalesProjection(), data);
  }

  @AfterEach
  void close() {
    sales.close();
  }

  @Test
  void each_event_counts_on_the_day_on_which_it_happened() {
    sales.apply(new OrderStory("a", 0).on("2026-03-01", placed("customer"))
        .on("2026-03-02", paid()).on("2026-03-04", new OrderCancelled("late")).events());
    assertThat(daily()).containsExactly(
        day("2026-03-01", EUR, 1, 0, 0), day("2026-03-02", EUR, 0, 0, 1_000),
        day("2026-03-04", EUR, 0, 1, 0));
  }

  @Test
  void a_day_ends_at_midnight_in_utc() {
    sales.apply(new OrderStory("a", 0).at("2026-03-01T23:59:59.999Z", placed("customer")).events());
    sales.apply(new OrderStory("b", 0).at("2026-03-02T00:00:00Z", placed("customer")).events());
    assertThat(daily()).containsExactly(
        day("2026-03-01", EUR, 1, 0, 0), day("2026-03-02", EUR, 1, 0, 0));
  }

  @Test
  void batches_and_partitions_add_up() {
    sales.apply(new OrderStory("a", 0).on("2026-03-01", placed("customer"))
        .on("2026-03-01", paid()).events());
    sales.apply(new OrderStory("b", 1).on("2026-03-01", placed("customer"))
        .on("2026-03-01", paid()).events());
    sales.apply(new OrderStory("c", 0).on("2026-03-01", placed("customer")).events());
    assertThat(daily()).containsExactly(day("2026-03-01", EUR, 3, 0, 2_000));
  }

  @Test
  void currencies_are_counted_apart() {
    sales.apply(new OrderStory("a", 0).on("2026-03-01", placed("customer")).events());
    sales.apply(new OrderStory("b", 0).on("2026-03-01", new OrderPlaced("customer", JPY,
        List.of(new OrderLine("pen", 1, 70)), 70)).events());
    assertThat(daily()).containsExactly(
        day("2026-03-01", EUR, 1, 0, 0), day("2026-03-01", JPY, 1, 0, 0));
    assertThat(find(Optional.of(JPY))).containsExactly(day("2026-03-01", JPY, 1, 0, 0));
  }

  @Test
  void an_order_that_was_placed_in_an_earlier_batch_is_cancelled_in_its_currency() {
    List<RecordedEvent<OrderEvent>> events = new OrderStory("a", 0)
        .on("2026-03-01", placed("customer")).on("2026-03-02", new OrderCancelled("late")).events();
    sales.apply(events.subList(0, 1));
    assertThat(sales.rows(OPEN_ORDERS)).isEqualTo(1);
    sales.apply(events.subList(1, 2));
    assertThat(daily()).contains(day("2026-03-02", EUR, 0, 1, 0));
    assertThat(sales.rows(OPEN_ORDERS)).isZero();
  }

  @Test
  void an_order_that_was_shipped_is_remembered_no_longer() {
    sales.apply(new OrderStory("a", 0).on("2026-03-01", placed("customer"))
        .on("2026-03-01", paid()).on("2026-03-01", shipped()).events());
    assertThat(sales.rows(OPEN_ORDERS)).isZero();
  }

  @Test
  void a_return_and_a_changed_quantity_count_nothing() {
    sales.apply(new OrderStory("a", 0).on("2026-03-01", placed("customer"))
        .on("2026-03-02", new QuantityChanged("pen", 9, 2_750))
        .on("2026-03-03", new OrderReturned("ugly")).events());
    assertThat(daily()).containsExactly(day("2026-03-01", EUR, 1, 0, 0));
  }

  @Test
  void the_end_of_an_order_that_never_began_does_not_fit() {
    List<RecordedEvent<OrderEvent>> headless = new OrderStory("a", 0)
        .on("2026-03-01", placed("customer")).on("2026-03-02", new OrderCancelled("late"))
        .events().subList(1, 2);
    assertThatThrownBy(() -> sales.apply(headless)).isInstanceOf(ProjectionFailedException.class)
        .hasMessage("version 2 of order a at 0@2 happens to an order that is not open");
  }

  private List<DailySales> daily() {
    return find(Optional.empty());
  }

  private List<DailySales> find(Optional<Currency> currency) {
    return new SalesFinder(sales.readModels()).daily(
        new DayRange(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31")), currency)
        .value();
  }

  private static DailySales day(
      String day, Currency currency, long placed, long cancelled, long paidMinor) {
    return new DailySales(
        LocalDate.parse(day), currency, placed, cancelled, BigInteger.valueOf(paidMinor));
  }
}
