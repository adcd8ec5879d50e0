package io.orderlog.faults.traffic;

import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.ChangeQuantity;
import io.orderlog.domain.order.OrderCommand.DeliverOrder;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import io.orderlog.domain.order.OrderLine;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * All seven commands, most of them to orders that allow them. Of an order's two articles one costs
 * nothing, so that many changes leave the total alone and payments still fit.
 */
final class CommandMix {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final String MUG = "mug";
  private static final String STICKER = "sticker";
  private static final BigDecimal TOTAL = new BigDecimal("9.95");
  private static final PlaceOrder PLACE = new PlaceOrder("c-1", EUR,
      List.of(new OrderLine(MUG, 1, 995), new OrderLine(STICKER, 1, 0)));

  private CommandMix() {}

  /** What somebody might ask of an order of which this version was seen last. */
  static OrderCommand next(long seenVersion, RandomGenerator random) {
    int dice = random.nextInt(100);
    if (seenVersion == 0 && dice < 80) {
      return PLACE;
    }
    if (dice < 55) {
      return new ChangeQuantity(STICKER, 1 + random.nextInt(1_000));
    }
    return dice < 90 ? forward(dice, random) : odd(dice, random);
  }

  private static OrderCommand forward(int dice, RandomGenerator random) {
    if (dice < 64) {
      return new PayOrder("payment-" + random.nextInt(1_000), TOTAL);
    }
    if (dice < 74) {
      return new ShipOrder("post", "parcel-" + random.nextInt(1_000));
    }
    return dice < 84 ? new DeliverOrder() : new ReturnOrder("broken");
  }

  /** Commands that are refused more often than not, or end an order early. */
  private static OrderCommand odd(int dice, RandomGenerator random) {
    return switch (dice) {
      case 90, 91 -> PLACE;
      case 92 -> new PayOrder("too-little", BigDecimal.ONE);
      case 93, 94 -> new CancelOrder("changed my mind");
      case 95 -> new ChangeQuantity("spoon", 1);
      case 96 -> new ChangeQuantity(STICKER, 0);
      case 97 -> new ChangeQuantity(MUG, 0);
      default -> new ChangeQuantity(MUG, 1 + random.nextInt(2));
    };
  }
}
