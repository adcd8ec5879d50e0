package io.orderlog.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orderlog.domain.SeededRuns;
import io.orderlog.domain.order.OrderState.Shipped;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomOrdersTest {

  @Test
  void a_failure_tells_the_seed_and_the_shortest_life_that_fails() {
    String failure = failureOf(SeededRuns.fixed());
    assertThat(failure).containsPattern("-Dorderlog.seed=\\d+: .*no order is shipped");
    assertThat(failure.lines().filter(line -> line.contains(" -> "))).satisfiesExactly(
        place -> assertThat(place).startsWith("PlaceOrder").contains("Accepted"),
        pay -> assertThat(pay).startsWith("PayOrder").contains("Accepted"),
        ship -> assertThat(ship).startsWith("ShipOrder").contains("Accepted"));
  }

  @Test
  void a_seed_fails_the_same_way_again() {
    String failure = failureOf(SeededRuns.fixed());
    long seed = Long.parseLong(failure.replaceFirst("(?s).*?-Dorderlog.seed=(\\d+).*", "$1"));
    assertThat(failureOf(new SeededRuns(List.of(seed)))).isEqualTo(failure);
  }

  private static String failureOf(SeededRuns runs) {
    return catchThrowableOfType(AssertionError.class,
        () -> new RandomOrders(runs).eachStep(step -> assertThat(step.after())
            .as("no order is shipped").isNotInstanceOf(Shipped.class)))
        .toString();
  }
}
