package io.orderlog.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderState.NotPlaced;
import io.orderlog.domain.order.OrderState.Placed;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Events that can happen where they stand, but not with what they say. */
class OrderContradictionsTest {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final OrderLine MUG = new OrderLine("mug", 2, 500);
  private static final OrderLine PEN = new OrderLine("pen", 1, 100);
  private static final OrderState PLACED = new Placed(
      "c-1", new OrderLines(EUR, List.of(MUG, PEN)));

  @ParameterizedTest
  @MethodSource("contradictions")
  void is_told(OrderState before, OrderEvent event, String contradiction) {
    assertThat(new OrderDecider().contradiction(before, event)).contains(contradiction);
  }

  @ParameterizedTest
  @MethodSource("soundEvents")
  void is_not_there(OrderState before, OrderEvent event) {
    assertThat(new OrderDecider().contradiction(before, event)).isEmpty();
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        placing(1_101, "its total is 1101 in minor units, but its lines add up to 1100", MUG, PEN),
        placing(0, "it has no lines"),
        placing(2_000, "it has two lines for mug", MUG, MUG),
        placing(-500, "its quantity of mug is -1", new OrderLine("mug", -1, 500)),
        placing(0, "its quantity of mug is 0", new OrderLine("mug", 0, 500)),
        placing(-5, "its price of mug is -5", new OrderLine("mug", 1, -5)),
        placing(-2, "its total is -2 in minor units, but its lines add up to 18446744073709551614",
            new OrderLine("mug", 2, Long.MAX_VALUE)),
        Arguments.of(new NotPlaced(),
            new OrderPlaced("c-1", Currency.getInstance("XAU"), List.of(MUG), 1_000),
            "its currency XAU has no minor units"),
        Arguments.of(PLACED, new QuantityChanged("mug", 3, 1_100),
            "its total is 1100 in minor units, but its lines add up to 1600"),
        Arguments.of(PLACED, new QuantityChanged("mug", -3, 100), "its quantity of mug is -3"),
        Arguments.of(PLACED, new OrderPaid("p", 1_000, EUR),
            "its amount is 1000 EUR in minor units, but the order costs 1100 EUR"),
        Arguments.of(PLACED, new OrderPaid("p", 1_100, Currency.getInstance("USD")),
            "its amount is 1100 USD in minor units, but the order costs 1100 EUR"));
  }

  static Stream<Arguments> soundEvents() {
    return Stream.of(
        Arguments.of(new NotPlaced(), new OrderPlaced("c-1", EUR, List.of(MUG, PEN), 1_100)),
        Arguments.of(PLACED, new QuantityChanged("mug", 0, 100)),
        Arguments.of(PLACED, new QuantityChanged("pen", 5, 1_500)),
        Arguments.of(PLACED, new OrderPaid("p", 1_100, EUR)));
  }

  private static Arguments placing(long total, String contradiction, OrderLine... lines) {
    return Arguments.of(
        new NotPlaced(), new OrderPlaced("c-1", EUR, List.of(lines), total), contradiction);
  }
}
