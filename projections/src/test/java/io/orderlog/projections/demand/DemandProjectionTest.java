package io.orderlog.projections.demand;

import static io.orderlog.projections.OrderEvents.EUR;
import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.FoldedEvents;
import io.orderlog.projections.OrderStory;
import io.orderlog.projections.readmodel.DayRange;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each order is of two pens at 2.50 and one ink at 5.00. */
class DemandProjectionTest {

  private static final String FIRST = "2026-03-01";
  private static final String LATER = "2026-03-05";
  private static final int OPEN_ORDERS = 1;

  @TempDir
  Path data;

  private FoldedEvents demand;

  @BeforeEach
  void open() {
    demand = new FoldedEvents(new DemandProjection(), data);
  }

  @AfterEach
  void close() {
    demand.close();
  }

  @Test
  void what_was_ordered_is_wanted_and_what_was_paid_is_revenue() {
    demand.apply(new OrderStory("a", 0).on(FIRST, placed("customer")).events());
    assertThat(on(FIRST)).containsExactly(product("pen", 2, 0), product("ink", 1, 0));
    demand.apply(new OrderStory("b", 1).on(FIRST, placed("customer")).on(LATER, paid()).events());
    assertThat(on(FIRST)).containsExactly(product("pen", 4, 500), product("ink", 2, 500));
  }

  @Test
  void whatever_happens_later_counts_on_the_day_on_which_the_order_was_placed() {
    demand.apply(new OrderStory("a", 0).on(FIRST, placed("customer"))
        .on(LATER, new QuantityChanged("pen", 5, 1_750)).on(LATER, paid()).events());
    assertThat(on(FIRST)).containsExactly(product("pen", 5, 1_250), product("ink", 1, 500));
    assertThat(on(LATER)).isEmpty();
  }

  @Test
  void a_line_that_was_taken_out_is_not_wanted() {
    demand.apply(new OrderStory("a", 0).on(FIRST, placed("customer"))
        .on(FIRST, new QuantityChanged("ink", 0, 500)).on(FIRST, paid()).events());
    assertThat(on(FIRST)).containsExactly(product("pen", 2, 500));
  }

  @Test
  void a_cancelled_order_is_taken_out_again_whether_it_was_paid_or_not() {
    demand.apply(new OrderStory("a", 0).on(FIRST, placed("customer"))
        .on(LATER, new OrderCancelled("late")).events());
    demand.apply(new OrderStory("b", 0).on(FIRST, placed("customer")).on(FIRST, paid())
        .on(LATER, new OrderCancelled("late")).events());
    demand.apply(new OrderStory("c", 0).on(FIRST, placed("customer")).on(FIRST, paid()).events());
    assertThat(on(FIRST)).containsExactly(product("pen", 2, 500), product("ink", 1, 500));
  }

  @Test
  void a_returned_order_was_wanted() {
    demand.apply(new OrderStory("a", 0).on(FIRST, placed("customer")).on(FIRST, paid())
        .on(FIRST, shipped()).on(LATER, new OrderReturned("ugly")).events());
    assertThat(on(FIRST)).containsExactly(product("pen", 2, 500), product("ink", 1, 500));
  }

  @Test
  void batch_by_batch_it_is_the_same_as_at_once() {
    changedAndPaid(FIRST).forEach(event -> demand.apply(List.of(event)));
    demand.apply(changedAndPaid(LATER));
    assertThat(on(FIRST)).containsExactly(product("pen", 3, 750), product("ink", 1, 500))
        .isEqualTo(on(LATER));
    assertThat(demand.rows(OPEN_ORDERS)).isEqualTo(2);
  }

  private static List<RecordedEvent<OrderEvent>> changedAndPaid(String day) {
    return new OrderStory("order of " + day, 0).on(day, placed("customer"))
        .on(day, new QuantityChanged("pen", 3, 1_250)).on(day, paid()).events();
  }

  @Test
  void an_order_that_was_shipped_is_remembered_no_longer() {
    demand.apply(new OrderStory("a", 0).on(FIRST, placed("customer")).on(FIRST, paid())
        .on(FIRST, shipped()).events());
    assertThat(demand.rows(OPEN_ORDERS)).isZero();
  }

  @Test
  void a_payment_for_an_order_that_never_began_does_not_fit() {
    List<RecordedEvent<OrderEvent>> headless = new OrderStory("a", 1)
        .on(FIRST, placed("customer")).on(FIRST, paid()).events().subList(1, 2);
    assertThatThrownBy(() -> demand.apply(headless)).isInstanceOf(ProjectionFailedException.class)
        .hasMessage("version 2 of order a at 1@2 happens to an order that is not open");
  }

  @Test
  void the_most_wanted_come_first_and_no_more_than_asked_for() {
    demand.apply(new OrderStory("a", 0).on(FIRST, placed("customer"))
        .on(FIRST, new QuantityChanged("ink", 7, 4_000)).events());
    assertThat(new DemandFinder(demand.readModels()).byProduct(days(FIRST), 1).value())
        .containsExactly(product("ink", 7, 0));
  }

  private List<ProductDemand> on(String day) {
    return new DemandFinder(demand.readModels()).byProduct(days(day), 10).value();
  }

  private static DayRange days(String day) {
    return new DayRange(LocalDate.parse(day), LocalDate.parse(day));
  }

  private static ProductDemand product(String sku, long units, long revenueMinor) {
    return new ProductDemand(
        sku, EUR, BigInteger.valueOf(units), BigInteger.valueOf(revenueMinor));
  }
}
