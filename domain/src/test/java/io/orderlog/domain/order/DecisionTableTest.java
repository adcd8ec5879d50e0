package io.orderlog.domain.order;

import static io.orderlog.domain.order.OrderExamples.COMMANDS;
import static io.orderlog.domain.order.OrderExamples.ENTRUSTED_STATES;
import static io.orderlog.domain.order.OrderExamples.STATES;
import static io.orderlog.domain.order.OrderExamples.examples;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.TextTable;
import io.orderlog.domain.order.OrderCommand.ByProcess;
import io.orderlog.domain.order.OrderRejection.AlreadyThere;
import io.orderlog.domain.order.OrderRejection.LeftToProcess;
import io.orderlog.domain.order.OrderRejection.NoSuchOrder;
import io.orderlog.domain.order.OrderRejection.NotEntrusted;
import io.orderlog.domain.order.OrderRejection.NotYetThere;
import io.orderlog.domain.order.OrderRejection.OrderIdTaken;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every state at one glance; {@link OrderDeciderTest} says it in sentences. */
class DecisionTableTest {

  private static final TextTable TABLE = TextTable.parse("""
                     NotPlaced Placed      Paid        Shipped     Delivered Cancelled Returned
      PlaceOrder     accept    taken       taken       taken       taken     taken     taken
      PlaceEntrusted accept    others      others      others      others    others    others
      ChangeQuantity none      accept      already     already     already   already   already
      PayOrder       none      accept      already     already     already   already   already
      ShipOrder      none      unpaid      accept      already     already   already   already
      DeliverOrder   none      unshipped   unshipped   accept      already   already   already
      CancelOrder    none      accept      accept      already     already   already   already
      ReturnOrder    none      undelivered undelivered undelivered accept    already   already
      ByProcess      none      others      others      others      others    others    others
      """);

  private static final TextTable OF_ENTRUSTED = TextTable.parse("""
                     NotPlaced Placed      Paid        Shipped     Delivered Cancelled Returned
      PlaceOrder     accept    taken       taken       taken       taken     taken     taken
      PlaceEntrusted accept    taken       taken       taken       taken     taken     taken
      ChangeQuantity none      left        left        left        left      left      left
      PayOrder       none      left        left        left        left      left      left
      ShipOrder      none      left        left        left        left      left      left
      DeliverOrder   none      left        left        left        left      left      left
      CancelOrder    none      accept      accept      already     already   already   already
      ReturnOrder    none      undelivered undelivered undelivered accept    already   already
      ByProcess      none      its-change  its-change  its-change  its-change its-change its-change
      """);

  private final OrderDecider decider = new OrderDecider();

  static List<TextTable.Cell> cells() {
    return TABLE.cells();
  }

  static List<TextTable.Cell> cellsOfEntrusted() {
    return OF_ENTRUSTED.cells();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void the_decider_decides_as_the_table_says(TextTable.Cell cell) {
    check(cell, STATES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cellsOfEntrusted")
  void of_an_entrusted_order_it_decides_as_its_own_table_says(TextTable.Cell cell) {
    check(cell, ENTRUSTED_STATES);
  }

  private void check(TextTable.Cell cell, List<OrderState> states) {
    for (OrderCommand command : examples(COMMANDS, cell.row())) {
      for (OrderState state : examples(states, cell.column())) {
        Decision<OrderEvent, OrderRejection> decision = decider.decide(command, state);
        switch (cell.word()) {
          case "accept" -> assertThat(decision).as("%s%n%s", command, state)
              .isInstanceOf(Decision.Accepted.class);
          case "its-change" -> assertThat(decision).as("%s%n%s", command, state)
              .isEqualTo(ofPlainOrder((ByProcess) command, state));
          default -> assertThat(decision).as("%s%n%s", command, state)
              .isEqualTo(Decision.reject(rejection(cell)));
        }
      }
    }
  }

  /** What its change leads to where no process drives the order. */
  private Decision<OrderEvent, OrderRejection> ofPlainOrder(
      ByProcess command, OrderState entrusted) {
    int same = ENTRUSTED_STATES.indexOf(entrusted);
    return decider.decide(command.change(), STATES.get(same));
  }

  @Test
  void no_command_and_no_state_is_missing_in_a_table() {
    for (TextTable table : List.of(TABLE, OF_ENTRUSTED)) {
      assertThat(table.rows())
          .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(OrderCommand.class));
      assertThat(table.columns())
          .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(OrderState.class));
    }
  }

  private static OrderRejection rejection(TextTable.Cell cell) {
    return switch (cell.word()) {
      case "none" -> new NoSuchOrder();
      case "taken" -> new OrderIdTaken();
      case "left" -> new LeftToProcess();
      case "others" -> new NotEntrusted();
      case "unpaid" -> new NotYetThere(OrderStatus.PAID);
      case "unshipped" -> new NotYetThere(OrderStatus.SHIPPED);
      case "undelivered" -> new NotYetThere(OrderStatus.DELIVERED);
      case "already" ->
        new AlreadyThere(OrderStatus.valueOf(cell.column().toUpperCase(Locale.ROOT)));
      default -> throw new IllegalArgumentException("unknown word in " + cell);
    };
  }
}
