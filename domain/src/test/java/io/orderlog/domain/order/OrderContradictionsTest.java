package io.orderlog.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderState.Delivered;
import io.orderlog.domain.order.OrderState.NotPlaced;
import io.orderlog.domain.order.OrderState.Paid;
import io.orderlog.domain.order.OrderState.Placed;
import io.orderlog.domain.order.OrderState.Shipped;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Events that can happen where they stand, but with what they say no command leads to them. */
class OrderContradictionsTest {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final OrderLine MUG = new OrderLine("mug", 2, 500);
  private static final OrderLine PEN = new OrderLine("pen", 1, 100);
  private static final OrderState PLACED = new Placed(
      "c-1", new OrderLines(EUR, List.of(MUG, PEN)));

  private static final OrderState ENTRUSTED = new Placed(
      "c-1", new OrderLines(EUR, List.of(MUG, PEN)), true);
  private static final OrderState PAID = new Paid(
      new Placed("c-1", new OrderLines(EUR, List.of(MUG, PEN))), "p", new Money(1_100, EUR));
  private static final OrderState DELIVERED =
      new Delivered(new Shipped((Paid) PAID, "DPD", "1"));

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
        placing(0, "its lines must have 1 to 500 entries"),
        placing(501, "its lines must have 1 to 500 entries", many(501)),
        placing(2_000, "its lines[1].sku must not be in the order twice", MUG, MUG),
        placing(0, "its lines[0].quantity must be from 1 to 1000000", line("mug", 0, 500)),
        placing(1_000_001, "its lines[0].quantity must be from 1 to 1000000",
            line("mug", 1_000_001, 1)),
        placing(-5, "its lines[0].unitPrice must not be negative", line("mug", 1, -5)),
        placing(-2, "its lines must cost at most 90071992547409.91 EUR together",
            line("mug", 2, Long.MAX_VALUE)),
        placing(1, "its lines[0].sku must have 1 to 64 characters", line("", 1, 1)),
        placing(1, "its lines[0].sku must have 1 to 64 characters", line("x".repeat(65), 1, 1)),
        placedBy("", "its customerId must have 1 to 64 characters"),
        placedBy("c".repeat(65), "its customerId must have 1 to 64 characters"),
        placedBy("c\u202e", "its customerId must have printable characters only"),
        placedBy("c\0", "its customerId must have printable characters only"),
        placedBy(" \u200d", "its customerId must not be blank"),
        Arguments.of(new NotPlaced(),
            new OrderPlaced("c-1", Currency.getInstance("XAU"), List.of(MUG), 1_000),
            "its currency must be a currency with minor units"),
        Arguments.of(PLACED, new QuantityChanged("mug", 3, 1_100),
            "its total is 1100 in minor units, but its lines add up to 1600"),
        Arguments.of(PLACED, new QuantityChanged("mug", -3, 100),
            "its quantity must be from 0 to 1000000"),
        Arguments.of(PLACED, new QuantityChanged("mug", 1_000_001, 500_000_600),
            "its quantity must be from 0 to 1000000"),
        Arguments.of(new Placed("c-1", new OrderLines(EUR, List.of(line("car", 1, 1L << 40)))),
            new QuantityChanged("car", 1_000_000, (1L << 40) * 1_000_000),
            "its order must cost at most 90071992547409.91 EUR"),
        Arguments.of(PLACED, new OrderPaid("", 1_100, EUR),
            "its paymentReference must have 1 to 255 characters"),
        Arguments.of(PLACED, new OrderPaid("p", -1, EUR), "its amount must not be negative"),
        Arguments.of(PAID, new OrderShipped("", "1"), "its carrier must have 1 to 255 characters"),
        Arguments.of(PAID, new OrderShipped("DPD", "1".repeat(256)),
            "its trackingNumber must have 1 to 255 characters"),
        Arguments.of(PAID, new OrderCancelled("\n"),
            "its reason must have printable characters only"),
        Arguments.of(DELIVERED, new OrderReturned("\ud800"),
            "its reason must have printable characters only"),
        Arguments.of(PLACED, new OrderPaid("p", 1_000, EUR),
            "its amount is 1000 EUR in minor units, but the order costs 1100 EUR"),
        Arguments.of(PLACED, new OrderPaid("p", 1_100, Currency.getInstance("USD")),
            "its amount is 1100 USD in minor units, but the order costs 1100 EUR"),
        Arguments.of(ENTRUSTED, new OrderPaid("p", 1_000, EUR),
            "its amount is 1000 EUR in minor units, but the order costs 1100 EUR"),
        Arguments.of(ENTRUSTED, new QuantityChanged("mug", 3, 1_100),
            "its total is 1100 in minor units, but its lines add up to 1600"));
  }

  static Stream<Arguments> soundEvents() {
    return Stream.of(
        Arguments.of(new NotPlaced(), new OrderPlaced("c-1", EUR, List.of(MUG, PEN), 1_100)),
        Arguments.of(PLACED, new QuantityChanged("mug", 0, 100)),
        Arguments.of(PLACED, new QuantityChanged("pen", 5, 1_500)),
        Arguments.of(PLACED, new OrderPaid("p", 1_100, EUR)),
        Arguments.of(PLACED, new OrderEntrusted()),
        Arguments.of(ENTRUSTED, new QuantityChanged("mug", 0, 100)),
        Arguments.of(ENTRUSTED, new OrderPaid("p", 1_100, EUR)),
        Arguments.of(ENTRUSTED, new OrderCancelled("too late")),
        Arguments.of(PAID, new OrderShipped("DPD", "1")),
        Arguments.of(PAID, new OrderCancelled("too late")),
        Arguments.of(DELIVERED, new OrderReturned("too big")));
  }

  /** Texts of variation selectors alone were allowed once. */
  @Test
  void is_not_in_texts_that_were_allowed_when_they_were_written() {
    OrderLine strange = line("\ufe0f", 1, 5);
    OrderPlaced placed = new OrderPlaced("\udb40\udd00 ", EUR,
        List.of(strange, line("\ufe0e", 1, 5), line("\u180b", 1, 5)), 15);
    OrderDecider decider = new OrderDecider();
    assertThat(decider.contradiction(new NotPlaced(), placed)).isEmpty();
    OrderState state = decider.evolve(new NotPlaced(), placed);
    assertThat(decider.contradiction(state, new QuantityChanged("\ufe0f", 2, 20))).isEmpty();
    assertThat(decider.contradiction(state, new QuantityChanged("\ufe0f", 2, 21)))
        .contains("its total is 21 in minor units, but its lines add up to 20");
    assertThat(decider.contradiction(state, new OrderCancelled("\ufe0f"))).isEmpty();
  }

  private static OrderLine line(String sku, int quantity, long price) {
    return new OrderLine(sku, quantity, price);
  }

  private static OrderLine[] many(int lines) {
    return IntStream.range(0, lines).mapToObj(i -> line("sku-" + i, 1, 1))
        .toArray(OrderLine[]::new);
  }

  private static Arguments placedBy(String customerId, String contradiction) {
    return Arguments.of(new NotPlaced(),
        new OrderPlaced(customerId, EUR, List.of(MUG, PEN), 1_100), contradiction);
  }

  private static Arguments placing(long total, String contradiction, OrderLine... lines) {
    return Arguments.of(
        new NotPlaced(), new OrderPlaced("c-1", EUR, List.of(lines), total), contradiction);
  }
}
