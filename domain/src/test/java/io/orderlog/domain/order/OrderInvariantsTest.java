package io.orderlog.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.Money;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.order.Life.Step;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
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
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCollector;
import net.jqwik.api.statistics.StatisticsReport;

/** What no sequence of commands can break. */
class OrderInvariantsTest {

  private static final int TRIES = 1000;

  private final OrderDecider decider = new OrderDecider();

  @Provide
  Arbitrary<List<Attempt>> attempts() {
    return Attempt.sequences();
  }

  @Property(tries = TRIES)
  void replaying_the_events_gives_the_live_state(@ForAll("attempts") List<Attempt> attempts) {
    Life life = Life.lead(attempts);
    OrderState replayed = decider.initial();
    for (OrderEvent event : life.events()) {
      replayed = decider.evolve(replayed, event);
    }
    assertThat(replayed).as(life.toString()).isEqualTo(life.state());
  }

  @Property(tries = TRIES)
  void the_version_is_the_number_of_accepted_commands(@ForAll("attempts") List<Attempt> attempts) {
    Life life = Life.lead(attempts);
    long accepted = life.steps().stream().filter(step -> step.decision() instanceof Accepted)
        .count();
    int version = life.events().size();
    assertThat(version).as(life.toString()).isEqualTo(accepted);
  }

  @Property(tries = TRIES)
  void the_same_command_in_the_same_state_has_the_same_outcome(
      @ForAll("attempts") List<Attempt> attempts) {
    Life life = Life.lead(attempts);
    for (Step step : life.steps()) {
      assertThat(decider.decide(step.command(), step.before())).as(life.toString())
          .isEqualTo(step.decision());
    }
  }

  @Property(tries = TRIES)
  void the_last_total_in_the_events_is_the_sum_over_the_lines(
      @ForAll("attempts") List<Attempt> attempts) {
    Life life = Life.lead(attempts);
    long lastTotal = 0;
    for (Step step : life.steps()) {
      for (OrderEvent event : step.events()) {
        lastTotal = totalIn(event, lastTotal);
      }
      assertThat(BigInteger.valueOf(lastTotal)).as(life.toString())
          .isEqualTo(sum(Life.linesOf(step.after())))
          .isBetween(BigInteger.ZERO, BigInteger.valueOf(Money.MAX_MINOR_UNITS));
    }
  }

  @Property(tries = TRIES)
  void the_paid_amount_is_the_total(@ForAll("attempts") List<Attempt> attempts) {
    Life life = Life.lead(attempts);
    for (Step step : life.steps()) {
      for (OrderEvent event : step.events()) {
        if (event instanceof OrderPaid(_, long amountMinor, var currency)) {
          Paid paid = (Paid) step.after();
          assertThat(BigInteger.valueOf(amountMinor)).as(life.toString())
              .isEqualTo(sum(Life.linesOf(step.before())));
          assertThat(paid.amount()).as(life.toString())
              .isEqualTo(new Money(amountMinor, currency))
              .isEqualTo(paid.order().lines().total());
        }
      }
    }
  }

  @Property(tries = TRIES)
  void a_placed_order_has_lines_and_no_article_twice(@ForAll("attempts") List<Attempt> attempts) {
    Life life = Life.lead(attempts);
    for (Step step : life.steps()) {
      if (!(step.after() instanceof NotPlaced)) {
        assertThat(Life.linesOf(step.after())).as(life.toString()).isNotEmpty()
            .allMatch(line -> line.quantity() >= 1 && line.quantity() <= OrderCommand.MAX_QUANTITY)
            .extracting(OrderLine::sku).doesNotHaveDuplicates();
      }
    }
  }

  @Property(tries = TRIES)
  void nothing_happens_to_an_order_after_its_end(@ForAll("attempts") List<Attempt> attempts) {
    Life life = Life.lead(attempts);
    for (Step step : life.steps()) {
      if (step.before() instanceof Cancelled || step.before() instanceof Returned) {
        assertThat(step.events()).as(life.toString()).isEmpty();
        assertThat(step.after()).as(life.toString()).isEqualTo(step.before());
      }
    }
  }

  /** Without this, the properties above might hold because hardly anything happens. */
  @Property(tries = TRIES)
  @StatisticsReport(onFailureOnly = true)
  void the_attempts_reach_every_state_every_event_and_every_rejection(
      @ForAll("attempts") List<Attempt> attempts) {
    List<Step> steps = Life.lead(attempts).steps();
    atLeast(TRIES / 10, OrderState.class, steps.stream().map(Step::before));
    atLeast(TRIES / 10, OrderEvent.class, steps.stream().flatMap(step -> step.events().stream()));
    atLeast(TRIES / 100, OrderRejection.class, steps.stream()
        .<OrderRejection>mapMulti((step, found) -> {
          if (step.decision() instanceof Rejected(var reason)) {
            found.accept(reason);
          }
        }));
  }

  /** Every subtype turns up in at least so many of the tries. */
  private static void atLeast(int tries, Class<?> sealed, Stream<?> found) {
    StatisticsCollector seen = Statistics.label(sealed.getSimpleName());
    found.map(each -> each.getClass().getSimpleName()).distinct().forEach(seen::collect);
    seen.coverage(coverage -> SealedTypes.namesBelow(sealed)
        .forEach(name -> coverage.check(name).count(count -> count >= tries)));
  }

  private static long totalIn(OrderEvent event, long totalBefore) {
    return switch (event) {
      case OrderPlaced placed -> placed.totalMinor();
      case QuantityChanged changed -> changed.totalMinor();
      case OrderPaid paid -> paid.amountMinor();
      case OrderShipped _,OrderDelivered _,OrderCancelled _,OrderReturned _ -> totalBefore;
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
