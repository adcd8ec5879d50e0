package io.orderlog.domain.stock;

import static io.orderlog.domain.stock.StockExamples.BEFORE;
import static io.orderlog.domain.stock.StockExamples.LATER;
import static io.orderlog.domain.stock.StockExamples.NOON;
import static io.orderlog.domain.stock.StockExamples.confirmed;
import static io.orderlog.domain.stock.StockExamples.given;
import static io.orderlog.domain.stock.StockExamples.received;
import static io.orderlog.domain.stock.StockExamples.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.stock.StockCommand.Adjust;
import io.orderlog.domain.stock.StockCommand.Confirm;
import io.orderlog.domain.stock.StockCommand.Consume;
import io.orderlog.domain.stock.StockCommand.ExpireHolds;
import io.orderlog.domain.stock.StockCommand.Receive;
import io.orderlog.domain.stock.StockCommand.Release;
import io.orderlog.domain.stock.StockCommand.Reserve;
import io.orderlog.domain.stock.StockCommand.Return;
import io.orderlog.domain.stock.StockCommand.TryReserve;
import io.orderlog.domain.stock.StockEvent.Adjusted;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.HoldExtended;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationBroken;
import io.orderlog.domain.stock.StockEvent.ReservationConfirmed;
import io.orderlog.domain.stock.StockEvent.ReservationRefused;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.domain.stock.StockEvent.Returned;
import io.orderlog.domain.stock.StockEvent.Step;
import io.orderlog.domain.stock.StockRejection.BelowZero;
import io.orderlog.domain.stock.StockRejection.OutOfStock;
import io.orderlog.domain.stock.StockRejection.ReservationIdTaken;
import io.orderlog.domain.stock.StockRejection.TooManyEnd;
import io.orderlog.domain.stock.StockRejection.TooManyReservations;
import io.orderlog.domain.stock.StockState.Tracked;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StockDeciderTest {

  private final StockDecider decider = new StockDecider();

  @Test
  void the_first_delivery_begins_the_item_and_later_ones_add_to_it() {
    given().when(new Receive(5, "d-1"), NOON).then(new Received(5, "d-1", 5, 5));
    given(received(5), reserved("a", 2, LATER, 5, 3)).when(new Receive(4, "d-2"), NOON)
        .then(new Received(4, "d-2", 9, 7));
  }

  @Test
  void a_hold_lasts_from_the_time_of_its_event() {
    given(received(5)).when(new TryReserve("a", 2, 60), NOON)
        .then(new Reserved("a", 2, NOON.plusSeconds(60), 5, 3));
  }

  @Test
  void what_is_not_there_is_refused_with_what_is() {
    given(received(5), reserved("a", 2, LATER, 5, 3)).when(new TryReserve("b", 4, 60), NOON)
        .thenRejected(new OutOfStock(3));
    given(received(5), reserved("a", 2, LATER, 5, 3)).when(new Reserve("b", 4, LATER), NOON)
        .then(new ReservationRefused("b", 4, Step.RESERVE, 5, 3));
  }

  @Test
  void a_hold_that_ran_out_makes_room_in_the_decision_that_needs_it() {
    given(received(5), reserved("a", 3, BEFORE, 5, 2), reserved("b", 2, LATER, 5, 0))
        .when(new TryReserve("c", 1, 60), NOON)
        .then(new ReservationReleased("a", 3, "EXPIRED", 5, 3),
            new Reserved("c", 1, NOON.plusSeconds(60), 5, 2));
  }

  @Test
  void a_hold_runs_out_at_its_last_moment_and_not_before() {
    given(received(1), reserved("a", 1, NOON, 1, 0)).when(new TryReserve("b", 1, 60), BEFORE)
        .thenRejected(new OutOfStock(0));
    given(received(1), reserved("a", 1, NOON, 1, 0)).when(new TryReserve("b", 1, 60), NOON)
        .then(new ReservationReleased("a", 1, "EXPIRED", 1, 1),
            new Reserved("b", 1, NOON.plusSeconds(60), 1, 0));
  }

  @Test
  void the_longest_overdue_go_first_and_no_more_than_are_needed() {
    given(received(3), reserved("a", 1, NOON, 3, 2), reserved("b", 1, BEFORE, 3, 1),
        reserved("c", 1, NOON, 3, 0)).when(new Reserve("d", 2, LATER), NOON)
        .then(new ReservationReleased("b", 1, "EXPIRED", 3, 1),
            new ReservationReleased("a", 1, "EXPIRED", 3, 2),
            new Reserved("d", 2, LATER, 3, 0));
  }

  @Test
  void a_payment_that_is_late_still_finds_the_hold_that_nobody_took() {
    given(received(1), reserved("a", 1, BEFORE, 1, 0)).when(new Confirm("a", 1), NOON)
        .then(new ReservationConfirmed("a", 1, 1, 0));
  }

  @Test
  void a_hold_that_is_gone_is_taken_again_if_there_is_enough() {
    given(received(1)).when(new Confirm("a", 1), NOON)
        .then(new Reserved("a", 1, NOON, 1, 0), new ReservationConfirmed("a", 1, 1, 0));
    given(received(1), reserved("b", 1, LATER, 1, 0)).when(new Confirm("a", 1), NOON)
        .then(new ReservationRefused("a", 1, Step.CONFIRM, 1, 0));
  }

  @Test
  void nobody_is_blocked_by_his_own_reservation_and_no_hold_gets_shorter() {
    given(received(1), reserved("a", 1, BEFORE, 1, 0)).when(new TryReserve("a", 1, 60), NOON)
        .then(new HoldExtended("a", 1, NOON.plusSeconds(60), 1, 0));
    given(received(1), reserved("a", 1, LATER, 1, 0)).when(new TryReserve("a", 1, 1), NOON)
        .then(new HoldExtended("a", 1, LATER, 1, 0));
  }

  @Test
  void one_id_keeps_one_quantity() {
    StockEvent[] history = {received(5), reserved("a", 1, LATER, 5, 4)};
    given(history).when(new TryReserve("a", 2, 60), NOON)
        .thenRejected(new ReservationIdTaken(1));
    given(history).when(new Reserve("a", 2, LATER), NOON)
        .then(new ReservationRefused("a", 2, Step.RESERVE, 5, 4));
    given(history).when(new Confirm("a", 2), NOON)
        .then(new ReservationRefused("a", 2, Step.CONFIRM, 5, 4));
  }

  @Test
  void a_reservation_is_released_once_and_whoever_asks_again_is_answered() {
    given(received(5), reserved("a", 2, LATER, 5, 3)).when(new Release("a", "why"), NOON)
        .then(new ReservationReleased("a", 2, "why", 5, 5));
    given(received(5), reserved("a", 2, LATER, 5, 3),
        new ReservationReleased("a", 2, "why", 5, 5)).when(new Release("a", "why"), NOON)
        .then(new ReservationReleased("a", 0, "why", 5, 5));
    given().when(new Release("a", "why"), NOON)
        .then(new ReservationReleased("a", 0, "why", 0, 0));
  }

  @Test
  void what_leaves_is_taken_from_its_own_reservation() {
    given(received(5), reserved("a", 2, LATER, 5, 3)).when(new Consume("a", 2), NOON)
        .then(new Consumed("a", 2, 3, 3));
    given(received(5), reserved("a", 3, LATER, 5, 2)).when(new Consume("a", 2), NOON)
        .then(new Consumed("a", 2, 3, 3));
  }

  @Test
  void what_left_without_a_reservation_was_there_uncounted_and_takes_nothing_from_others() {
    given(received(5)).when(new Consume("a", 2), NOON)
        .then(new Adjusted(2, "LEFT_UNCOUNTED", 7, 7), new Consumed("a", 2, 5, 5));
    given(received(5), reserved("a", 2, LATER, 5, 3)).when(new Consume("a", 3), NOON)
        .then(new Adjusted(1, "LEFT_UNCOUNTED", 6, 4), new Consumed("a", 3, 3, 3));
    given().when(new Consume("a", 2), NOON)
        .then(new Adjusted(2, "LEFT_UNCOUNTED", 2, 2), new Consumed("a", 2, 0, 0));
  }

  @Test
  void what_comes_back_can_be_sold_again() {
    given(received(5), reserved("a", 5, LATER, 5, 0)).when(new Return(2, "parcel"), NOON)
        .then(new Returned(2, "parcel", 7, 2));
  }

  @Test
  void counting_cannot_find_fewer_than_none() {
    given(received(5)).when(new Adjust(-6, "counted"), NOON).thenRejected(new BelowZero(5));
  }

  @Test
  void a_shortage_breaks_the_newest_holds_and_then_the_newest_confirmed_before_it_is_counted() {
    given(received(5), reserved("a", 1, LATER, 5, 4), reserved("b", 1, LATER, 5, 3),
        confirmed("b", 1, 5, 3), reserved("c", 1, LATER, 5, 2), reserved("d", 1, LATER, 5, 1),
        confirmed("d", 1, 5, 1), reserved("e", 1, LATER, 5, 0))
        .when(new Adjust(-4, "counted"), NOON)
        .then(new ReservationBroken("e", 1, 5, 1), new ReservationBroken("c", 1, 5, 2),
            new ReservationBroken("a", 1, 5, 3), new ReservationBroken("d", 1, 5, 4),
            new Adjusted(-4, "counted", 1, 0));
  }

  @Test
  void a_shortage_takes_what_ran_out_before_it_breaks_a_promise() {
    given(received(3), reserved("a", 1, BEFORE, 3, 2), reserved("b", 2, LATER, 3, 0))
        .when(new Adjust(-1, "counted"), NOON)
        .then(new ReservationReleased("a", 1, "EXPIRED", 3, 1), new Adjusted(-1, "counted", 2, 0));
  }

  @Test
  void one_adjustment_ends_no_more_than_a_transaction_bears() {
    Tracked full = full(2_000, LATER);
    assertThat(decider.decide(new Adjust(-1_000, "counted"), full, NOON))
        .satisfies(decision -> assertThat(events(decision)).hasSize(1_001));
    assertThat(decider.decide(new Adjust(-1_001, "counted"), full, NOON))
        .isEqualTo(Decision.reject(new TooManyEnd(1_000)));
  }

  @Test
  void holds_are_swept_a_hundred_at_a_time() {
    Tracked full = full(250, BEFORE);
    assertThat(events(decider.decide(new ExpireHolds(), full, NOON))).hasSize(100)
        .allSatisfy(event -> assertThat(event).isInstanceOf(ReservationReleased.class));
    assertThat(decider.decide(new TryReserve("x", 101, 60), full, NOON))
        .isEqualTo(Decision.reject(new OutOfStock(100)));
    assertThat(events(decider.decide(new Reserve("x", 101, LATER), full, NOON))).hasSize(101)
        .last().isEqualTo(new ReservationRefused("x", 101, Step.RESERVE, 250, 100));
  }

  @Test
  void an_item_keeps_so_many_reservations_and_no_more() {
    Tracked full = full(StockDecider.MAX_OPEN, LATER).withOnHand(StockDecider.MAX_OPEN + 5);
    assertThat(decider.decide(new TryReserve("x", 1, 60), full, NOON))
        .isEqualTo(Decision.reject(new TooManyReservations(StockDecider.MAX_OPEN)));
    assertThat(events(decider.decide(new Reserve("x", 1, LATER), full, NOON)))
        .containsExactly(new ReservationRefused("x", 1, Step.RESERVE, 100_005, 5));
    assertThat(events(decider.decide(new Reserve("x", 1, LATER), full, LATER)))
        .hasSize(2).last().isInstanceOf(Reserved.class);
  }

  @Test
  void without_a_time_no_hold_has_run_out() {
    given(received(1), reserved("a", 1, Instant.EPOCH.plusMillis(1), 1, 0))
        .when(new TryReserve("b", 1, 60)).thenRejected(new OutOfStock(0));
  }

  @Test
  void is_in_stock_if_some_can_be_reserved() {
    assertThat(StockDecider.statusOf(StockExamples.state())).isEqualTo(StockStatus.SOLD_OUT);
    assertThat(StockDecider.statusOf(full(1, LATER))).isEqualTo(StockStatus.SOLD_OUT);
    assertThat(StockDecider.statusOf(full(1, LATER).withOnHand(2)))
        .isEqualTo(StockStatus.IN_STOCK);
  }

  /** All of so many pieces are held, one by one. */
  private static Tracked full(int pieces, Instant until) {
    return new Tracked(pieces, Reservations.of(pieces, IntStream.rangeClosed(1, pieces)
        .mapToObj(i -> new Reservation(i, "r-" + i, 1, new Reservation.Held(until))).toList()));
  }

  private static List<StockEvent> events(Decision<StockEvent, StockRejection> decision) {
    return ((Accepted<StockEvent, StockRejection>) decision).events();
  }
}
