package io.orderlog.domain.order;

import io.orderlog.domain.Walk;
import io.orderlog.domain.Walks;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OrderFinalityTest {

  @Test
  void what_is_refused_for_good_stays_refused() {
    new Walks<>(new OrderDecider(), OrderFinalityTest::draw)
        .checkFinality(_ -> true, OrderDecider::isFinal);
  }

  private static List<Walk.Attempt<OrderCommand, OrderState>> draw(RandomGenerator random) {
    return new RandomAttempts(random).sequence().stream()
        .map(attempt -> new Walk.Attempt<OrderCommand, OrderState>(
            Duration.ofSeconds(1), attempt::commandIn))
        .toList();
  }
}
