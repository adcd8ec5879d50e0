package io.orderlog.domain.stock;

import static io.orderlog.domain.stock.StockExamples.LATER;
import static io.orderlog.domain.stock.StockExamples.confirmed;
import static io.orderlog.domain.stock.StockExamples.received;
import static io.orderlog.domain.stock.StockExamples.reserved;
import static io.orderlog.domain.stock.StockExamples.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.stock.StockEvent.Adjusted;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.HoldExtended;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationBroken;
import io.orderlog.domain.stock.StockEvent.ReservationRefused;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Step;
import io.orderlog.domain.stock.StockState.Untracked;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StockEvolutionTest {

  private static final StockState TWO_OF_FIVE =
      state(received(5), reserved("a", 2, LATER, 5, 3));
  private static final StockState CONFIRMED =
      state(received(5), reserved("a", 2, LATER, 5, 3), confirmed("a", 2, 5, 3));

  @ParameterizedTest
  @MethodSource("impossible")
  void what_cannot_have_happened_is_refused(StockState state, StockEvent event) {
    assertThatThrownBy(() -> new StockDecider().evolve(state, event))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(event.getClass().getSimpleName() + " cannot happen to an item");
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of(TWO_OF_FIVE, reserved("a", 1, LATER, 5, 2)),
        Arguments.of(TWO_OF_FIVE, reserved("b", 4, LATER, 5, -1)),
        Arguments.of(TWO_OF_FIVE, reserved("b", 0, LATER, 5, 3)),
        Arguments.of(new Untracked(), reserved("b", 1, LATER, 0, -1)),
        Arguments.of(TWO_OF_FIVE, new HoldExtended("b", 2, LATER, 5, 3)),
        Arguments.of(CONFIRMED, new HoldExtended("a", 2, LATER, 5, 3)),
        Arguments.of(TWO_OF_FIVE, confirmed("b", 2, 5, 3)),
        Arguments.of(TWO_OF_FIVE, new ReservationReleased("a", 1, "why", 5, 4)),
        Arguments.of(TWO_OF_FIVE, new ReservationReleased("b", 2, "why", 5, 5)),
        Arguments.of(TWO_OF_FIVE, new ReservationBroken("b", 2, 5, 5)),
        Arguments.of(TWO_OF_FIVE, new Adjusted(-4, "counted", 1, -1)),
        Arguments.of(TWO_OF_FIVE, new Consumed("b", 4, 1, -1)),
        Arguments.of(TWO_OF_FIVE, new Consumed("a", 6, -1, -1)),
        Arguments.of(new Untracked(), new Received(-1, "d", -1, -1)));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void what_no_command_leads_to_is_told(StockState state, StockEvent event, String why) {
    assertThat(new StockDecider().contradiction(state, event)).contains(why);
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        Arguments.of(new Untracked(), new Received(5, "d", 5, 4),
            "it leaves 5 on hand and 4 available, but there are 5 and 5"),
        Arguments.of(new Untracked(), new Received(0, "d", 0, 0),
            "its quantity must be from 1 to 1000000"),
        Arguments.of(new Untracked(), new Received(1, "", 1, 1),
            "its reference must have 1 to 255 characters"),
        Arguments.of(TWO_OF_FIVE, new Adjusted(0, "counted", 5, 3),
            "its delta must be from -1000000 to 1000000, and not 0"),
        Arguments.of(TWO_OF_FIVE, new Adjusted(-1, "LEFT_UNCOUNTED", 4, 2),
            "its quantity must be from 1 to 1000000"),
        Arguments.of(TWO_OF_FIVE, new HoldExtended("a", 1, LATER, 5, 3),
            "its reservation keeps 2, not 1"),
        Arguments.of(TWO_OF_FIVE, new HoldExtended("a", 2, LATER.minusMillis(1), 5, 3),
            "it makes its hold shorter"),
        Arguments.of(TWO_OF_FIVE, confirmed("a", 1, 5, 3), "its reservation keeps 2, not 1"),
        Arguments.of(TWO_OF_FIVE, new ReservationRefused("b", 3, Step.RESERVE, 5, 3),
            "there are 3 available for it"),
        Arguments.of(CONFIRMED, new ReservationReleased("a", 2, "EXPIRED", 5, 5),
            "its reservation is confirmed, and so does not expire"),
        Arguments.of(TWO_OF_FIVE, new ReservationReleased("b", 0, "EXPIRED", 5, 3),
            "it releases nothing, which no command leads to here"),
        Arguments.of(TWO_OF_FIVE, new ReservationReleased("a", 0, "why", 5, 3),
            "it releases nothing, which no command leads to here"),
        Arguments.of(TWO_OF_FIVE, reserved("b\n", 1, LATER, 5, 2),
            "its reservationId must have printable characters only"));
  }

  @Test
  void a_refusal_leaves_an_item_that_was_never_there_as_it_is() {
    assertThat(state(new ReservationRefused("a", 1, Step.RESERVE, 0, 0),
        new ReservationReleased("a", 0, "why", 0, 0))).isEqualTo(new Untracked());
  }
}
