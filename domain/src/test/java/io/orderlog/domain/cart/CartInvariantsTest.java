package io.orderlog.domain.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Walk;
import io.orderlog.domain.Walk.Attempt;
import io.orderlog.domain.Walks;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.cart.CartEvent.CartOpened;
import io.orderlog.domain.cart.CartEvent.LineSet;
import io.orderlog.domain.cart.CartState.Open;
import io.orderlog.domain.order.OrderLines;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no sequence of commands can break. */
class CartInvariantsTest {

  private final Walks<CartCommand, CartState, CartEvent, CartRejection> carts =
      new Walks<>(new CartDecider(), CartInvariantsTest::draw);

  @Test
  void a_cart_is_the_fold_of_its_events() {
    carts.checkPurity();
  }

  @Test
  void no_event_of_a_cart_contradicts_those_before() {
    carts.checkNoContradiction();
  }

  @Test
  void a_cart_becomes_one_order_with_all_that_is_in_it() {
    carts.eachWalk(walk -> assertThat(walk.events())
        .filteredOn(CartCheckedOut.class::isInstance).hasSizeLessThanOrEqualTo(1));
    carts.eachStep(step -> step.events().forEach(event -> {
      if (event instanceof CartCheckedOut out && step.before() instanceof Open(_, var lines, _)) {
        assertThat(out.lines()).isEqualTo(lines.lines()).isNotEmpty();
        assertThat(out.totalMinor()).isEqualTo(lines.total().minorUnits());
      }
    }));
  }

  @Test
  void the_total_in_an_event_is_the_sum_over_the_lines() {
    carts.eachStep(step -> step.events().forEach(event -> {
      if (event instanceof LineSet set && step.after() instanceof Open(_, OrderLines lines, _)) {
        assertThat(lines.total().minorUnits()).isEqualTo(set.totalMinor());
        assertThat(OrderLines.sumIsAllowed(lines.lines())).isTrue();
      }
    }));
  }

  @Test
  void no_cart_is_abandoned_within_a_day_of_its_last_change() {
    carts.eachWalk(walk -> {
      var changed = Walk.BEGIN;
      for (var step : walk.steps()) {
        for (CartEvent event : step.events()) {
          switch (event) {
            case CartOpened _,LineSet _ -> changed = step.at();
            case CartEvent.CartAbandoned _ ->
              assertThat(step.at()).isAfterOrEqualTo(changed.plus(CartDecider.KEPT));
            case CartCheckedOut _ -> assertThat(step.after()).isNotInstanceOf(Open.class);
          }
        }
      }
    });
  }

  @Test
  void the_walks_reach_every_state_and_every_event() {
    carts.checkThatEachIsIn(100, CartState.class, step -> Stream.of(step.before()));
    carts.checkThatEachIsIn(100, CartEvent.class, step -> step.events().stream());
  }

  private static List<Attempt<CartCommand, CartState>> draw(RandomGenerator random) {
    return Stream.generate(() -> {
      CartCommand command = command(random);
      Duration later = Duration.ofHours(random.nextInt(4) == 0 ? 24 : random.nextInt(3));
      return new Attempt<CartCommand, CartState>(later, _ -> command);
    }).limit(random.nextInt(30)).toList();
  }

  private static CartCommand command(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> CartExamples.open();
      case 2 -> CartExamples.checkOut();
      case 3, 4 -> CartExamples.abandon();
      default -> CartExamples.setLine("sku-" + random.nextInt(3), random.nextInt(4),
          random.nextInt(2) == 0 ? "12.34" : "90071992547409");
    };
  }
}
