package io.orderlog.domain.order;

import static io.orderlog.domain.order.OrderExamples.CANCELLED;
import static io.orderlog.domain.order.OrderExamples.CANCELLED_AFTER_PAYMENT;
import static io.orderlog.domain.order.OrderExamples.DELIVERED;
import static io.orderlog.domain.order.OrderExamples.ENTRUSTED;
import static io.orderlog.domain.order.OrderExamples.ENTRUSTED_SHIPPED;
import static io.orderlog.domain.order.OrderExamples.ENTRUSTED_STATES;
import static io.orderlog.domain.order.OrderExamples.EUR;
import static io.orderlog.domain.order.OrderExamples.EVENTS;
import static io.orderlog.domain.order.OrderExamples.NOT_PLACED;
import static io.orderlog.domain.order.OrderExamples.ONE_CUP;
import static io.orderlog.domain.order.OrderExamples.PAID;
import static io.orderlog.domain.order.OrderExamples.PLACED;
import static io.orderlog.domain.order.OrderExamples.RETURNED;
import static io.orderlog.domain.order.OrderExamples.SHIPPED;
import static io.orderlog.domain.order.OrderExamples.STATES;
import static io.orderlog.domain.order.OrderExamples.TWO_TEAS;
import static io.orderlog.domain.order.OrderExamples.cancelled;
import static io.orderlog.domain.order.OrderExamples.delivered;
import static io.orderlog.domain.order.OrderExamples.entrusted;
import static io.orderlog.domain.order.OrderExamples.examples;
import static io.orderlog.domain.order.OrderExamples.paid;
import static io.orderlog.domain.order.OrderExamples.placed;
import static io.orderlog.domain.order.OrderExamples.quantityChanged;
import static io.orderlog.domain.order.OrderExamples.returned;
import static io.orderlog.domain.order.OrderExamples.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.TextTable;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderState.Placed;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which event leads from which state to which; a dash is a history that cannot be. */
class OrderEvolutionTest {

  private static final TextTable TABLE = TextTable.parse("""
                      NotPlaced Placed    Paid      Shipped   Delivered Cancelled Returned
      OrderPlaced     Placed    -         -         -         -         -         -
      OrderEntrusted  -         Placed    -         -         -         -         -
      QuantityChanged -         Placed    -         -         -         -         -
      OrderPaid       -         Paid      -         -         -         -         -
      OrderShipped    -         -         Shipped   -         -         -         -
      OrderDelivered  -         -         -         Delivered -         -         -
      OrderCancelled  -         Cancelled Cancelled -         -         -         -
      OrderReturned   -         -         -         -         Returned  -         -
      """);

  private final OrderDecider decider = new OrderDecider();

  static List<TextTable.Cell> cells() {
    return TABLE.cells();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void the_state_evolves_as_the_table_says(TextTable.Cell cell) {
    for (OrderEvent event : examples(EVENTS, cell.row())) {
      for (OrderState state : examples(STATES, cell.column())) {
        if (cell.word().equals("-")) {
          assertThatIllegalStateException().isThrownBy(() -> decider.evolve(state, event))
              .withMessage(cell.row() + " cannot happen to an order that is " + cell.column());
        } else {
          assertThat(decider.evolve(state, event).getClass().getSimpleName())
              .isEqualTo(cell.word());
        }
      }
    }
  }

  @Test
  void no_event_and_no_state_is_missing_in_the_table() {
    assertThat(TABLE.rows())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(OrderEvent.class));
    assertThat(TABLE.columns())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(OrderState.class));
  }

  @Test
  void an_order_starts_as_not_placed() {
    assertThat(decider.initial()).isEqualTo(NOT_PLACED);
  }

  @Test
  void every_state_holds_what_led_there() {
    assertThat(decider.evolve(NOT_PLACED, placed())).isEqualTo(PLACED);
    assertThat(decider.evolve(PLACED, paid())).isEqualTo(PAID);
    assertThat(decider.evolve(PAID, shipped())).isEqualTo(SHIPPED);
    assertThat(decider.evolve(SHIPPED, delivered())).isEqualTo(DELIVERED);
    assertThat(decider.evolve(DELIVERED, returned())).isEqualTo(RETURNED);
    assertThat(decider.evolve(PLACED, cancelled())).isEqualTo(CANCELLED);
    assertThat(decider.evolve(PAID, cancelled())).isEqualTo(CANCELLED_AFTER_PAYMENT);
  }

  @Test
  void an_entrusted_order_stays_so_whatever_happens_to_it() {
    OrderState entrusted = decider.evolve(PLACED, entrusted());
    assertThat(entrusted).isEqualTo(ENTRUSTED);
    assertThat(decider.evolve(entrusted, quantityChanged("cup", 0, 1000)).entrusted()).isTrue();
    assertThat(decider.evolve(decider.evolve(entrusted, paid()), shipped()))
        .isEqualTo(ENTRUSTED_SHIPPED);
    assertThat(ENTRUSTED_STATES).filteredOn(state -> !state.equals(NOT_PLACED))
        .allMatch(OrderState::entrusted);
    assertThat(STATES).noneMatch(OrderState::entrusted);
  }

  @Test
  void an_order_cannot_have_been_entrusted_twice() {
    assertThatIllegalStateException().isThrownBy(() -> decider.evolve(ENTRUSTED, entrusted()))
        .withMessage("OrderEntrusted cannot happen to an order that is Placed");
  }

  @Test
  void a_changed_quantity_changes_its_line_where_it_stands() {
    assertThat(decider.evolve(PLACED, quantityChanged("tea", 3, 2500)))
        .isEqualTo(placedWith(new OrderLine("tea", 3, 500), ONE_CUP));
  }

  @Test
  void a_quantity_of_zero_takes_its_line_out() {
    assertThat(decider.evolve(PLACED, quantityChanged("cup", 0, 1000)))
        .isEqualTo(placedWith(TWO_TEAS));
  }

  @Test
  void a_quantity_cannot_have_changed_for_an_article_that_is_not_in_the_order() {
    for (int quantity : new int[]{0, 3}) {
      assertThatIllegalStateException()
          .isThrownBy(() -> decider.evolve(PLACED, quantityChanged("milk", quantity, 2000)))
          .withMessage("QuantityChanged cannot happen to an order without a line for milk");
    }
    assertThatIllegalStateException().isThrownBy(() -> decider.evolve(
        decider.evolve(PLACED, quantityChanged("cup", 0, 1000)), quantityChanged("cup", 0, 1000)));
  }

  @Test
  void the_last_line_cannot_have_been_taken_out() {
    assertThatIllegalStateException()
        .isThrownBy(() -> decider.evolve(placedWith(TWO_TEAS), quantityChanged("tea", 0, 0)))
        .withMessage("QuantityChanged cannot happen to an order with no line left after it");
  }

  @Test
  void history_is_not_measured_by_the_rules_for_commands() {
    List<OrderLine> tooMany = Collections.nCopies(501, new OrderLine("tea", 2_000_000, 1));
    assertThat(decider.evolve(NOT_PLACED, new OrderPlaced("", EUR, tooMany, 1_002_000_000)))
        .isEqualTo(new Placed("", new OrderLines(EUR, tooMany)));
  }

  private static Placed placedWith(OrderLine... lines) {
    return new Placed("ada", new OrderLines(EUR, List.of(lines)));
  }
}
