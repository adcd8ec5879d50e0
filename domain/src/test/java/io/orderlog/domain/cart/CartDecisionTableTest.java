package io.orderlog.domain.cart;

import static io.orderlog.domain.cart.CartExamples.NEXT_NOON;
import static io.orderlog.domain.cart.CartExamples.abandoned;
import static io.orderlog.domain.cart.CartExamples.checkedOut;
import static io.orderlog.domain.cart.CartExamples.opened;
import static io.orderlog.domain.cart.CartExamples.twoTeas;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.TextTable;
import io.orderlog.domain.cart.CartRejection.AlreadyCheckedOut;
import io.orderlog.domain.cart.CartRejection.CartIdTaken;
import io.orderlog.domain.cart.CartRejection.LeftAlone;
import io.orderlog.domain.cart.CartRejection.NoSuchCart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every state at one glance, a day after the last change. */
class CartDecisionTableTest {

  private static final TextTable TABLE = TextTable.parse("""
               NoCart  Open    CheckedOut Abandoned
      OpenCart accept  taken   taken      taken
      SetLine  none    accept  ordered    accept
      Checkout none    accept  ordered    alone
      Abandon  none    accept  ordered    alone
      """);

  private final CartDecider decider = new CartDecider();

  static List<TextTable.Cell> cells() {
    return TABLE.cells();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void the_decider_decides_as_the_table_says(TextTable.Cell cell) {
    Decision<CartEvent, CartRejection> decision =
        decider.decide(command(cell.row()), state(cell.column()), NEXT_NOON);
    switch (cell.word()) {
      case "accept" -> assertThat(decision).isInstanceOf(Decision.Accepted.class);
      case "none" -> assertThat(decision).isEqualTo(Decision.reject(new NoSuchCart()));
      case "taken" -> assertThat(decision).isEqualTo(Decision.reject(new CartIdTaken()));
      case "alone" -> assertThat(decision).isEqualTo(Decision.reject(new LeftAlone()));
      case "ordered" -> assertThat(decision)
          .isEqualTo(Decision.reject(new AlreadyCheckedOut(CartExamples.ORDER.text())));
      default -> throw new IllegalArgumentException("unknown word in " + cell);
    }
  }

  @Test
  void no_command_and_no_state_is_missing_in_the_table() {
    assertThat(TABLE.rows())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(CartCommand.class));
    assertThat(TABLE.columns())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(CartState.class));
  }

  private static CartCommand command(String type) {
    return switch (type) {
      case "OpenCart" -> CartExamples.open();
      case "SetLine" -> CartExamples.setLine("tea", 3, "5");
      case "Checkout" -> CartExamples.checkOut();
      case "Abandon" -> CartExamples.abandon();
      default -> throw new IllegalArgumentException(type);
    };
  }

  private CartState state(String type) {
    return switch (type) {
      case "NoCart" -> after();
      case "Open" -> after(opened(), twoTeas());
      case "CheckedOut" -> after(opened(), twoTeas(), checkedOut());
      case "Abandoned" -> after(opened(), twoTeas(), abandoned());
      default -> throw new IllegalArgumentException(type);
    };
  }

  private CartState after(CartEvent... events) {
    CartState state = decider.initial();
    for (CartEvent event : events) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}
