package io.orderlog.domain.order;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.SeededRuns;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.Life.Step;
import io.orderlog.domain.order.OrderCommand.ByProcess;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.Change;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderState.Cancelled;
import io.orderlog.domain.order.OrderState.NotPlaced;
import io.orderlog.domain.order.OrderState.Paid;
import io.orderlog.domain.order.OrderState.Returned;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no sequence of commands can break. */
class OrderInvariantsTest {

  private final OrderDecider decider = new OrderDecider();
  private final RandomOrders orders = new RandomOrders(SeededRuns.fixedAndFresh());

  @Test
  void replaying_the_events_gives_the_live_state() {
    orders.eachLife(life -> {
      OrderState replayed = decider.initial();
      for (OrderEvent event : life.events()) {
        replayed = decider.evolve(replayed, event);
      }
      assertThat(replayed).isEqualTo(life.state());
    });
  }

  /** And one more for an order that is entrusted from its placement on. */
  @Test
  void the_version_is_the_number_of_accepted_commands() {
    orders.eachLife(life -> {
      int version = life.events().size();
      int more = life.state().entrusted() ? 1 : 0;
      assertThat(life.steps()).filteredOn(step -> step.decision() instanceof Accepted)
          .hasSize(version - more);
    });
  }

  @Test
  void an_entrusted_order_is_led_on_by_its_process_only_and_no_other_by_a_process() {
    orders.eachStep(step -> {
      if (step.decision() instanceof Accepted && !(step.before() instanceof NotPlaced)) {
        assertThat(step.after().entrusted()).isEqualTo(step.before().entrusted());
        assertThat(step.command()).isInstanceOfAny(step.before().entrusted()
            ? new Class<?>[]{ByProcess.class, CancelOrder.class, ReturnOrder.class}
            : new Class<?>[]{Change.class});
      }
    });
  }

  @Test
  void the_same_command_in_the_same_state_has_the_same_outcome() {
    orders.eachStep(step -> assertThat(decider.decide(step.command(), step.before()))
        .isEqualTo(step.decision()));
  }

  @Test
  void the_last_total_in_the_events_is_the_sum_over_the_lines() {
    orders.eachLife(life -> {
      long lastTotal = 0;
      for (Step step : life.steps()) {
        for (OrderEvent event : step.events()) {
          lastTotal = totalIn(event, lastTotal);
        }
        assertThat(BigInteger.valueOf(lastTotal)).isEqualTo(sum(Life.linesOf(step.after())))
            .isBetween(BigInteger.ZERO, BigInteger.valueOf(Money.MAX_MINOR_UNITS));
      }
    });
  }

  @Test
  void the_paid_amount_is_the_total() {
    orders.eachStep(step -> {
      for (OrderEvent event : step.events()) {
        if (event instanceof OrderPaid(_, long amountMinor, var currency)) {
          Paid paid = (Paid) step.after();
          assertThat(BigInteger.valueOf(amountMinor)).isEqualTo(sum(Life.linesOf(step.before())));
          assertThat(paid.amount()).isEqualTo(new Money(amountMinor, currency))
              .isEqualTo(paid.order().lines().total());
        }
      }
    });
  }

  @Test
  void no_event_contradicts_its_history() {
    orders.eachStep(step -> {
      OrderState before = step.before();
      for (OrderEvent event : step.events()) {
        assertThat(decider.contradiction(before, event)).isEmpty();
        before = decider.evolve(before, event);
      }
    });
  }

  @Test
  void a_placed_order_has_lines_and_no_article_twice() {
    orders.eachStep(step -> {
      if (!(step.after() instanceof NotPlaced)) {
        assertThat(Life.linesOf(step.after())).isNotEmpty()
            .allMatch(line -> line.quantity() >= 1 && line.quantity() <= OrderCommand.MAX_QUANTITY)
            .extracting(OrderLine::sku).doesNotHaveDuplicates();
      }
    });
  }

  @Test
  void nothing_happens_to_an_order_after_its_end() {
    orders.eachStep(step -> {
      if (step.before() instanceof Cancelled || step.before() instanceof Returned) {
        assertThat(step.events()).isEmpty();
        assertThat(step.after()).isEqualTo(step.before());
      }
    });
  }

  /** Without this, the properties above might hold because hardly anything happens. */
  @Test
  void the_orders_reach_every_state_every_event_and_every_rejection() {
    List<Life> lives = new ArrayList<>();
    new RandomOrders(SeededRuns.fixed()).eachLife(lives::add);
    assertEachIsIn(lives.size() / 10, lives, OrderState.class, step -> Stream.of(step.before()));
    assertEachIsIn(lives.size() / 10, lives, OrderEvent.class, step -> step.events().stream());
    assertEachIsIn(lives.size() / 100, lives, OrderRejection.class,
        step -> step.decision() instanceof Rejected(var reason)
            ? Stream.of(reason)
            : Stream.empty());
  }

  /** Every subtype turns up in at least so many of the lives. */
  private static <T> void assertEachIsIn(
      int atLeast, List<Life> lives, Class<T> sealed, Function<Step, Stream<T>> found) {
    Map<String, Long> livesByType = lives.stream()
        .flatMap(life -> life.steps().stream().flatMap(found)
            .map(each -> each.getClass().getSimpleName()).distinct())
        .collect(groupingBy(Function.identity(), counting()));
    assertThat(SealedTypes.namesBelow(sealed)).as("in " + lives.size() + " lives " + livesByType)
        .allMatch(type -> livesByType.getOrDefault(type, 0L) >= atLeast);
  }

  private static long totalIn(OrderEvent event, long totalBefore) {
    return switch (event) {
      case OrderPlaced placed -> placed.totalMinor();
      case QuantityChanged changed -> changed.totalMinor();
      case OrderPaid paid -> paid.amountMinor();
      case OrderEntrusted _,OrderShipped _,OrderDelivered _ -> totalBefore;
      case OrderCancelled _,OrderReturned _ -> totalBefore;
    };
  }

  private static BigInteger sum(List<OrderLine> lines) {
    BigInteger sum = BigInteger.ZERO;
    for (OrderLine line : lines) {
      sum = sum.add(BigInteger.valueOf(line.unitPriceMinor())
          .multiply(BigInteger.valueOf(line.quantity())));
    }
    return sum;
  }
}
