package io.orderlog.command.order;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
import io.orderlog.domain.order.OrderState;
import io.orderlog.domain.order.OrderState.Cancelled;
import io.orderlog.domain.order.OrderState.Delivered;
import io.orderlog.domain.order.OrderState.NotPlaced;
import io.orderlog.domain.order.OrderState.Paid;
import io.orderlog.domain.order.OrderState.Placed;
import io.orderlog.domain.order.OrderState.Returned;
import io.orderlog.domain.order.OrderState.Shipped;
import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Orders in any state, with any text and any number, whether a command could lead there or not. */
public record RandomStates(RandomGenerator random) {

  private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");
  private static final List<String> LETTERS =
      List.of("a", "Z", "0", " ", "é", "☕", "👩‍🚀", "\u0000");

  public OrderState next() {
    return switch (random.nextInt(8)) {
      case 0 -> new NotPlaced();
      case 1 -> placed();
      case 2 -> paid();
      case 3 -> shipped();
      case 4 -> new Delivered(shipped());
      case 5 -> new Cancelled(placed(), text());
      case 6 -> new Cancelled(paid(), text());
      default -> new Returned(new Delivered(shipped()), text());
    };
  }

  private Placed placed() {
    List<OrderLine> lines = IntStream.range(0, random.nextInt(5))
        .mapToObj(_ -> new OrderLine(text(), random.nextInt(), number())).toList();
    return new Placed(text(), new OrderLines(currency(), lines), random.nextBoolean());
  }

  private Paid paid() {
    return new Paid(placed(), text(), new Money(number(), currency()));
  }

  private Shipped shipped() {
    return new Shipped(paid(), text(), text());
  }

  private long number() {
    return random.nextLong() >> random.nextInt(Long.SIZE);
  }

  private Currency currency() {
    return Currency.getInstance(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(100); length > 0; length--) {
      text.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return text.toString();
  }
}
