package io.orderlog.domain.order;

import static io.orderlog.domain.order.OrderExamples.COMMANDS;
import static io.orderlog.domain.order.OrderExamples.STATES;
import static io.orderlog.domain.order.OrderExamples.examples;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.TextTable;
import io.orderlog.domain.order.OrderRejection.AlreadyThere;
import io.orderlog.domain.order.OrderRejection.NoSuchOrder;
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
      ChangeQuantity none      accept      already     already     already   already   already
      PayOrder       none      accept      already     already     already   already   already
      ShipOrder      none      unpaid      accept      already     already   already   already
      DeliverOrder   none      unshipped   unshipped   accept      already   already   already
      CancelOrder    none      accept      accept      already     already   already   already
      ReturnOrder    none      undelivered undelivered undelivered accept    already   already
      """);

  private final OrderDecider decider = new OrderDecider();

  static List<TextTable.Cell> cells() {
    return TABLE.cells();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void the_decider_decides_as_the_table_says(TextTable.Cell cell) {
    for (OrderCommand command : examples(COMMANDS, cell.row())) {
      for (OrderState state : examples(STATES, cell.column())) {
        Decision<OrderEvent, OrderRejection> decision = decider.decide(command, state);
        if (cell.word().equals("accept")) {
          assertThat(decision).as("%s%n%s", command, state).isInstanceOf(Decision.Accepted.class);
        } else {
          assertThat(decision).as("%s%n%s", command, state)
              .isEqualTo(Decision.reject(rejection(cell)));
        }
      }
    }
  }

  @Test
  void no_command_and_no_state_is_missing_in_the_table() {
    assertThat(TABLE.rows())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(OrderCommand.class));
    assertThat(TABLE.columns())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(OrderState.class));
  }

  private static OrderRejection rejection(TextTable.Cell cell) {
    return switch (cell.word()) {
      case "none" -> new NoSuchOrder();
      case "taken" -> new OrderIdTaken();
      case "unpaid" -> new NotYetThere(OrderStatus.PAID);
      case "unshipped" -> new NotYetThere(OrderStatus.SHIPPED);
      case "undelivered" -> new NotYetThere(OrderStatus.DELIVERED);
      case "already" ->
        new AlreadyThere(OrderStatus.valueOf(cell.column().toUpperCase(Locale.ROOT)));
      default -> throw new IllegalArgumentException("unknown word in " + cell);
    };
  }
}
