package io.orderlog.domain.cart;

import static io.orderlog.domain.cart.CartExamples.EUR;
import static io.orderlog.domain.cart.CartExamples.NEXT_NOON;
import static io.orderlog.domain.cart.CartExamples.NOON;
import static io.orderlog.domain.cart.CartExamples.ORDER;
import static io.orderlog.domain.cart.CartExamples.abandon;
import static io.orderlog.domain.cart.CartExamples.abandoned;
import static io.orderlog.domain.cart.CartExamples.checkOut;
import static io.orderlog.domain.cart.CartExamples.checkedOut;
import static io.orderlog.domain.cart.CartExamples.given;
import static io.orderlog.domain.cart.CartExamples.lineSet;
import static io.orderlog.domain.cart.CartExamples.opened;
import static io.orderlog.domain.cart.CartExamples.setLine;
import static io.orderlog.domain.cart.CartExamples.twoTeas;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.cart.CartEvent.LineSet;
import io.orderlog.domain.cart.CartRejection.AlreadyCheckedOut;
import io.orderlog.domain.cart.CartRejection.CartEmpty;
import io.orderlog.domain.cart.CartRejection.PriceNotInCurrency;
import io.orderlog.domain.cart.CartRejection.SkuNotInCart;
import io.orderlog.domain.cart.CartRejection.StillKept;
import io.orderlog.domain.cart.CartRejection.TooManyLines;
import io.orderlog.domain.cart.CartRejection.TotalTooLarge;
import io.orderlog.domain.cart.CartState.Abandoned;
import io.orderlog.domain.cart.CartState.CheckedOut;
import io.orderlog.domain.cart.CartState.Open;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of a cart that need more than the kind of command and the kind of state. */
class CartDeciderTest {

  private static final OrderLines TEA = new OrderLines(EUR, List.of(new OrderLine("tea", 2, 500)));
  private static final CartAgenda AGENDA = new CartAgenda();

  @Nested
  class SettingALine {

    @Test
    void a_line_has_the_price_that_came_with_it_and_the_cart_the_sum() {
      given(opened()).when(setLine("tea", 2, "5.00")).then(twoTeas());
      given(opened(), twoTeas()).when(setLine("cup", 1, "10")).then(lineSet("cup", 1, 1000, 2000));
    }

    @Test
    void a_second_line_for_an_article_takes_the_place_of_the_first() {
      given(opened(), twoTeas(), lineSet("cup", 1, 1000, 2000))
          .when(setLine("tea", 1, "4")).then(lineSet("tea", 1, 400, 1400));
    }

    @Test
    void quantity_0_takes_a_line_out_and_the_last_one_too() {
      given(opened(), twoTeas()).when(setLine("tea", 0, "5")).then(lineSet("tea", 0, 500, 0));
    }

    @Test
    void what_is_not_there_cannot_be_taken_out() {
      given(opened(), twoTeas()).when(setLine("cup", 0, "1")).thenRejected(new SkuNotInCart("cup"));
      given(opened(), twoTeas(), lineSet("tea", 0, 500, 0))
          .when(setLine("tea", 0, "5")).thenRejected(new SkuNotInCart("tea"));
    }

    @Test
    void a_price_has_the_digits_of_the_currency_of_the_cart() {
      given(opened()).when(setLine("tea", 2, "5.001"))
          .thenRejected(new PriceNotInCurrency(EUR, new BigDecimal("5.001")));
      given(opened()).when(setLine("tea", 2, "1e2147483647"))
          .thenRejected(new PriceNotInCurrency(EUR, new BigDecimal("1e2147483647")));
    }

    @Test
    void the_total_can_reach_the_limit_but_not_pass_it() {
      String most = new Money(Money.MAX_MINOR_UNITS, EUR).toDecimal();
      given(opened()).when(setLine("castle", 1, most))
          .then(lineSet("castle", 1, Money.MAX_MINOR_UNITS, Money.MAX_MINOR_UNITS));
      given(opened(), twoTeas()).when(setLine("castle", 1, most))
          .thenRejected(new TotalTooLarge(new Money(Money.MAX_MINOR_UNITS, EUR)));
    }

    @Test
    void a_cart_has_as_many_lines_as_an_order_can_have() {
      List<CartEvent> full = new ArrayList<>(List.of(opened()));
      IntStream.range(0, OrderCommand.MAX_LINES)
          .forEach(i -> full.add(lineSet("sku-" + i, 1, 0, 0)));
      given(full.toArray(CartEvent[]::new)).when(setLine("tea", 1, "5"))
          .thenRejected(new TooManyLines(OrderCommand.MAX_LINES));
      given(full.toArray(CartEvent[]::new)).when(setLine("sku-3", 2, "0"))
          .then(lineSet("sku-3", 2, 0, 0));
    }
  }

  @Nested
  class CheckingOut {

    @Test
    void a_cart_becomes_the_order_that_is_named_after_it() {
      given(opened(), twoTeas()).when(checkOut()).then(checkedOut());
    }

    @Test
    void checking_out_again_meets_the_same_order() {
      given(opened(), twoTeas(), checkedOut())
          .when(checkOut()).thenRejected(new AlreadyCheckedOut(ORDER.text()));
      assertThat(new CartId("5f6c1a0e-8d3b-4c55-9d0e-6a1f2b3c4d5e").order()).isEqualTo(ORDER)
          .isNotEqualTo(new CartId("5f6c1a0e-8d3b-4c55-9d0e-6a1f2b3c4d5f").order());
    }

    @Test
    void the_order_of_a_cart_is_the_same_for_ever() {
      assertThat(ORDER.text()).isEqualTo("6fb813b7-2236-8da8-82fe-5e68a02b1ab8");
    }

    @Test
    void an_empty_cart_is_no_order() {
      given(opened()).when(checkOut()).thenRejected(new CartEmpty());
      given(opened(), twoTeas(), lineSet("tea", 0, 500, 0))
          .when(checkOut()).thenRejected(new CartEmpty());
    }
  }

  @Nested
  class BeingLeftAlone {

    @Test
    void a_cart_is_abandoned_when_nobody_has_changed_it_for_a_day() {
      given(opened(), twoTeas()).when(abandon(), NEXT_NOON.minusMillis(1))
          .thenRejected(new StillKept(NEXT_NOON));
      given(opened(), twoTeas()).when(abandon(), NEXT_NOON).then(abandoned());
    }

    @Test
    void each_change_keeps_it_for_another_day() {
      given(opened()).when(setLine("tea", 2, "5"), NOON.plusSeconds(60))
          .then(new LineSet("tea", 2, 500, 1000, NEXT_NOON.plusSeconds(60)));
    }

    @Test
    void a_line_set_afterwards_opens_it_again_with_all_that_was_in_it() {
      given(opened(), twoTeas(), abandoned()).when(setLine("cup", 1, "1"), NOON)
          .then(lineSet("cup", 1, 100, 1100));
    }

    @Test
    void the_agenda_of_an_open_cart_has_its_end_and_that_of_any_other_nothing() {
      assertThat(AGENDA.due(new Open("ada", TEA, NEXT_NOON)))
          .containsExactly(new Deadline<>("abandon", NEXT_NOON, abandon()));
      assertThat(AGENDA.due(new CartDecider().initial())).isEmpty();
      assertThat(AGENDA.due(new CheckedOut(ORDER.text()))).isEmpty();
      assertThat(AGENDA.due(new Abandoned("ada", TEA))).isEmpty();
    }
  }

  @Test
  void a_history_that_no_cart_has_had_is_not_folded() {
    for (CartEvent event : List.of(twoTeas(), checkedOut(), abandoned())) {
      assertThatIllegalStateException()
          .isThrownBy(() -> new CartDecider().evolve(new CartDecider().initial(), event));
    }
    assertThatIllegalStateException().isThrownBy(
        () -> new CartDecider().evolve(new CheckedOut(ORDER.text()), opened()));
  }

  @Test
  void clients_see_the_status_of_every_cart_that_was_opened() {
    assertThat(CartDecider.statusOf(new Open("ada", TEA, NOON))).isEqualTo(CartStatus.OPEN);
    assertThat(CartDecider.statusOf(new CheckedOut(ORDER.text())))
        .isEqualTo(CartStatus.CHECKED_OUT);
    assertThat(CartDecider.statusOf(new Abandoned("ada", TEA))).isEqualTo(CartStatus.ABANDONED);
    assertThatIllegalStateException()
        .isThrownBy(() -> CartDecider.statusOf(new CartDecider().initial()));
  }

}
