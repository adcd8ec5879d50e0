package io.orderlog.domain.order;

import static io.orderlog.domain.order.OrderExamples.EUR;
import static io.orderlog.domain.order.OrderExamples.TWENTY_EUROS;
import static io.orderlog.domain.order.OrderExamples.cancel;
import static io.orderlog.domain.order.OrderExamples.cancelled;
import static io.orderlog.domain.order.OrderExamples.changeQuantity;
import static io.orderlog.domain.order.OrderExamples.delivered;
import static io.orderlog.domain.order.OrderExamples.entrusted;
import static io.orderlog.domain.order.OrderExamples.given;
import static io.orderlog.domain.order.OrderExamples.paid;
import static io.orderlog.domain.order.OrderExamples.pay;
import static io.orderlog.domain.order.OrderExamples.place;
import static io.orderlog.domain.order.OrderExamples.placed;
import static io.orderlog.domain.order.OrderExamples.quantityChanged;
import static io.orderlog.domain.order.OrderExamples.returned;
import static io.orderlog.domain.order.OrderExamples.sendBack;
import static io.orderlog.domain.order.OrderExamples.ship;
import static io.orderlog.domain.order.OrderExamples.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderCommand.ByProcess;
import io.orderlog.domain.order.OrderCommand.PlaceEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderRejection.AlreadyThere;
import io.orderlog.domain.order.OrderRejection.AmountNotTheTotal;
import io.orderlog.domain.order.OrderRejection.LastLine;
import io.orderlog.domain.order.OrderRejection.LeftToProcess;
import io.orderlog.domain.order.OrderRejection.NoSuchOrder;
import io.orderlog.domain.order.OrderRejection.NotEntrusted;
import io.orderlog.domain.order.OrderRejection.SkuNotInOrder;
import io.orderlog.domain.order.OrderRejection.TotalTooLarge;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that need more than the kind of command and the kind of state. */
class OrderRulesTest {

  private static final Currency JPY = Currency.getInstance("JPY");

  @Nested
  class ChangingAQuantity {

    @Test
    void the_new_total_is_the_sum_over_the_lines_after_the_change() {
      given(placed()).when(changeQuantity("tea", 1)).then(quantityChanged("tea", 1, 1500));
      given(placed()).when(changeQuantity("cup", 9)).then(quantityChanged("cup", 9, 10_000));
    }

    @Test
    void a_second_change_starts_from_the_first() {
      given(placed(), quantityChanged("tea", 3, 2500))
          .when(changeQuantity("cup", 2)).then(quantityChanged("cup", 2, 3500));
    }

    @Test
    void a_change_to_the_same_quantity_is_a_change() {
      given(placed()).when(changeQuantity("tea", 2)).then(quantityChanged("tea", 2, 2000));
    }

    @Test
    void a_line_can_be_taken_out_while_another_is_left() {
      given(placed()).when(changeQuantity("cup", 0)).then(quantityChanged("cup", 0, 1000));
    }

    @Test
    void the_last_line_cannot_be_taken_out() {
      given(placed(), quantityChanged("cup", 0, 1000))
          .when(changeQuantity("tea", 0)).thenRejected(new LastLine("tea"));
    }

    @Test
    void the_last_line_can_have_another_quantity() {
      given(placed(), quantityChanged("cup", 0, 1000))
          .when(changeQuantity("tea", 7)).then(quantityChanged("tea", 7, 3500));
    }

    @Test
    void an_article_that_was_not_ordered_cannot_be_changed() {
      given(placed()).when(changeQuantity("Tea", 1)).thenRejected(new SkuNotInOrder("Tea"));
      given(placed()).when(changeQuantity("milk", 0)).thenRejected(new SkuNotInOrder("milk"));
    }

    @Test
    void a_line_that_was_taken_out_is_not_in_the_order_any_more() {
      given(placed(), quantityChanged("cup", 0, 1000))
          .when(changeQuantity("cup", 1)).thenRejected(new SkuNotInOrder("cup"));
    }

    @Test
    void the_total_can_reach_the_limit_but_not_pass_it() {
      OrderEvent placed = placedFor(Money.MAX_MINOR_UNITS - 1,
          new OrderLine("castle", 1, Money.MAX_MINOR_UNITS - 2), new OrderLine("pebble", 1, 1));
      given(placed).when(changeQuantity("pebble", 2))
          .then(quantityChanged("pebble", 2, Money.MAX_MINOR_UNITS));
      given(placed).when(changeQuantity("pebble", 3))
          .thenRejected(new TotalTooLarge(new Money(Money.MAX_MINOR_UNITS, EUR)));
    }

    @Test
    void a_total_beyond_a_long_is_too_large_and_not_an_error() {
      given(placedFor(Money.MAX_MINOR_UNITS, new OrderLine("castle", 1, Money.MAX_MINOR_UNITS)))
          .when(changeQuantity("castle", OrderCommand.MAX_QUANTITY))
          .thenRejected(new TotalTooLarge(new Money(Money.MAX_MINOR_UNITS, EUR)));
    }
  }

  @Nested
  class Paying {

    @ParameterizedTest
    @ValueSource(strings = {"20", "20.0", "20.00", "2E+1"})
    void the_amount_counts_and_not_how_it_is_written(String amount) {
      given(placed()).when(pay(amount)).then(paid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"19.99", "20.01", "0", "2000", "0.20"})
    void too_little_or_too_much_is_refused(String amount) {
      given(placed()).when(pay(amount)).thenRejected(notTheTotal(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20.000", "20.001", "19.990", "1e-2147483647"})
    void more_digits_than_the_currency_has_are_refused(String amount) {
      given(placed()).when(pay(amount)).thenRejected(notTheTotal(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e16", "1e1000000000", "1e2147483647"})
    void an_amount_beyond_all_money_is_refused_and_not_an_error(String amount) {
      given(placed()).when(pay(amount)).thenRejected(notTheTotal(amount));
    }

    @Test
    void the_total_of_now_is_due_and_not_the_total_of_the_placement() {
      given(placed(), quantityChanged("tea", 3, 2500))
          .when(pay("25.00")).then(new OrderPaid("payment-1", 2500, EUR));
      given(placed(), quantityChanged("tea", 3, 2500)).when(pay("20.00"))
          .thenRejected(new AmountNotTheTotal(new Money(2500, EUR), new BigDecimal("20.00")));
    }

    @Test
    void a_currency_without_minor_units_is_paid_in_whole_ones() {
      OrderEvent placedInYen = new OrderPlaced("ada", JPY, List.of(new OrderLine("tea", 2, 500)),
          1000);
      given(placedInYen).when(pay("1000")).then(new OrderPaid("payment-1", 1000, JPY));
      given(placedInYen).when(pay("1000.0")).thenRejected(
          new AmountNotTheTotal(new Money(1000, JPY), new BigDecimal("1000.0")));
    }

    @Test
    void an_order_for_free_is_paid_with_nothing() {
      given(placedFor(0, new OrderLine("sample", 1, 0)))
          .when(pay("0")).then(new OrderPaid("payment-1", 0, EUR));
    }

    private static AmountNotTheTotal notTheTotal(String amount) {
      return new AmountNotTheTotal(TWENTY_EUROS, new BigDecimal(amount));
    }
  }

  @Nested
  class Entrusting {

    @Test
    void it_is_entrusted_from_its_placement_on() {
      given().when(new PlaceEntrusted(place())).then(placed(), entrusted());
    }

    @Test
    void its_process_leads_it_on_and_nobody_else() {
      given(placed(), entrusted()).when(pay("20.00")).thenRejected(new LeftToProcess());
      given(placed(), entrusted()).when(new ByProcess(pay("20.00"))).then(paid());
      given(placed(), entrusted()).when(new ByProcess(pay("19.00"))).thenRejected(
          new AmountNotTheTotal(TWENTY_EUROS, new BigDecimal("19.00")));
      given(placed(), entrusted(), paid()).when(ship()).thenRejected(new LeftToProcess());
      given(placed(), entrusted(), paid()).when(new ByProcess(ship())).then(shipped());
    }

    @Test
    void a_customer_may_call_it_off_and_send_it_back() {
      given(placed(), entrusted(), paid()).when(cancel()).then(cancelled());
      given(placed(), entrusted(), paid(), shipped(), delivered())
          .when(sendBack()).then(returned());
    }

    @Test
    void a_process_does_not_touch_the_orders_of_others() {
      given(placed()).when(new ByProcess(cancel())).thenRejected(new NotEntrusted());
      given().when(new ByProcess(cancel())).thenRejected(new NoSuchOrder());
    }
  }

  @Test
  void an_order_cancelled_after_its_payment_is_as_final_as_any() {
    given(placed(), paid(), cancelled()).when(ship())
        .thenRejected(new AlreadyThere(OrderStatus.CANCELLED));
    given(placed(), paid(), cancelled()).when(cancel())
        .thenRejected(new AlreadyThere(OrderStatus.CANCELLED));
  }

  @Test
  void clients_see_the_status_of_every_placed_order_and_none_before() {
    assertThat(OrderDecider.statusOf(OrderExamples.PLACED)).isEqualTo(OrderStatus.PLACED);
    assertThat(OrderDecider.statusOf(OrderExamples.PAID)).isEqualTo(OrderStatus.PAID);
    assertThat(OrderDecider.statusOf(OrderExamples.SHIPPED)).isEqualTo(OrderStatus.SHIPPED);
    assertThat(OrderDecider.statusOf(OrderExamples.DELIVERED)).isEqualTo(OrderStatus.DELIVERED);
    assertThat(OrderDecider.statusOf(OrderExamples.CANCELLED)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(OrderDecider.statusOf(OrderExamples.RETURNED)).isEqualTo(OrderStatus.RETURNED);
    assertThatIllegalStateException()
        .isThrownBy(() -> OrderDecider.statusOf(OrderExamples.NOT_PLACED));
  }

  /** The total is given and not computed, so that a wrong sum shows. */
  private static OrderEvent placedFor(long totalMinor, OrderLine... lines) {
    return new OrderPlaced("ada", EUR, List.of(lines), totalMinor);
  }
}
