package io.orderlog.projections.analytics;

import static io.orderlog.projections.OrderEvents.EUR;
import static io.orderlog.projections.OrderEvents.paid;
import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.FoldedEvents;
import io.orderlog.projections.OrderStory;
import io.orderlog.projections.analytics.Windows.Length;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderMinutesProjectionTest {

  private static final Currency JPY = Currency.getInstance("JPY");
  private static final int OPEN_ORDERS = 1;

  @TempDir
  Path data;

  private FoldedEvents minutes;

  @BeforeEach
  void open() {
    minutes = new FoldedEvents(new OrderMinutesProjection(), data);
  }

  @AfterEach
  void close() {
    minutes.close();
  }

  @Test
  void an_event_counts_in_its_minute_and_its_hour() {
    minutes.apply(new OrderStory("a", 0).at("2026-03-01T09:59:59.999Z", placed("ada"))
        .at("2026-03-01T10:00:00Z", paid()).at("2026-03-01T10:59:00Z", new OrderCancelled("late"))
        .events());
    assertThat(windows(Length.MINUTE)).containsExactly(
        window("2026-03-01T09:59:00Z", EUR, 1, 1, 0, 0, 0),
        window("2026-03-01T10:00:00Z", EUR, 0, 0, 1, 1_000, 0),
        window("2026-03-01T10:59:00Z", EUR, 0, 0, 0, 0, 1));
    assertThat(windows(Length.HOUR)).containsExactly(
        window("2026-03-01T09:00:00Z", EUR, 1, 1, 0, 0, 0),
        window("2026-03-01T10:00:00Z", EUR, 0, 0, 1, 1_000, 1));
  }

  /** However late it comes: a window is made of rows. */
  @Test
  void a_late_event_updates_the_window_it_belongs_to() {
    minutes.apply(new OrderStory("a", 0).at("2026-03-01T12:00:00Z", placed("ada")).events());
    minutes.apply(new OrderStory("b", 0).at("2026-03-01T10:00:30Z", placed("bob")).events());
    assertThat(windows(Length.MINUTE)).containsExactly(
        window("2026-03-01T10:00:00Z", EUR, 1, 0, 0, 0, 0),
        window("2026-03-01T12:00:00Z", EUR, 1, 0, 0, 0, 0));
  }

  @Test
  void an_order_that_is_paid_converts_the_window_in_which_it_was_placed() {
    List<RecordedEvent<OrderEvent>> events = new OrderStory("a", 0)
        .at("2026-03-01T10:00:00Z", placed("ada")).at("2026-03-02T10:00:00Z", paid())
        .at("2026-03-02T11:00:00Z", shipped()).events();
    minutes.apply(events.subList(0, 1));
    assertThat(minutes.rows(OPEN_ORDERS)).isEqualTo(1);
    minutes.apply(events.subList(1, 3));
    assertThat(windows(Length.MINUTE)).containsExactly(
        window("2026-03-01T10:00:00Z", EUR, 1, 1, 0, 0, 0),
        window("2026-03-02T10:00:00Z", EUR, 0, 0, 1, 1_000, 0));
    assertThat(minutes.rows(OPEN_ORDERS)).isZero();
  }

  @Test
  void partitions_add_up_and_currencies_are_apart() {
    minutes.apply(new OrderStory("a", 0).at("2026-03-01T10:00:00Z", placed("ada")).events());
    minutes.apply(new OrderStory("b", 1).at("2026-03-01T10:00:00Z", placed("bob")).events());
    minutes.apply(new OrderStory("c", 1).at("2026-03-01T10:00:00Z", new OrderPlaced(
        "eve", JPY, List.of(new OrderLine("pen", 1, 70)), 70)).events());
    assertThat(windows(Length.HOUR)).containsExactly(
        window("2026-03-01T10:00:00Z", EUR, 2, 0, 0, 0, 0),
        window("2026-03-01T10:00:00Z", JPY, 1, 0, 0, 0, 0));
    assertThat(find(Windows.around(Length.HOUR, time("2026-03-01T10:30:00Z"),
        time("2026-03-01T10:31:00Z")), Optional.of(JPY)))
        .containsExactly(window("2026-03-01T10:00:00Z", JPY, 1, 0, 0, 0, 0));
    assertThat(find(Windows.around(Length.MINUTE, time("2026-03-01T10:01:00Z"),
        time("2026-03-01T10:31:00Z")), Optional.empty())).isEmpty();
  }

  @Test
  void a_payment_for_nothing_does_not_fit() {
    List<RecordedEvent<OrderEvent>> headless = new OrderStory("a", 0)
        .on("2026-03-01", placed("ada")).on("2026-03-02", paid()).events().subList(1, 2);
    assertThatThrownBy(() -> minutes.apply(headless)).isInstanceOf(ProjectionFailedException.class);
  }

  private List<OrderWindow> windows(Length length) {
    return find(Windows.around(length, time("2026-03-01T00:00:00Z"), time("2026-03-03T00:00:00Z")),
        Optional.empty());
  }

  private List<OrderWindow> find(Windows windows, Optional<Currency> currency) {
    return new AnalyticsFinder(minutes.readModels()).ofOrders(windows, currency).value();
  }

  private static OrderWindow window(String start, Currency currency, long placed, long converted,
      long paid, long revenueMinor, long cancelled) {
    return new OrderWindow(time(start), currency, placed, converted, paid,
        BigInteger.valueOf(revenueMinor), cancelled);
  }

  private static Instant time(String text) {
    return Instant.parse(text);
  }
}
