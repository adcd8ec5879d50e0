package io.orderlog.domain.reactions;

import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderIdTaken;
import io.orderlog.domain.order.OrderRejection.AlreadyThere;
import io.orderlog.domain.order.OrderRejection.AmountNotTheTotal;
import io.orderlog.domain.order.OrderRejection.LastLine;
import io.orderlog.domain.order.OrderRejection.LeftToProcess;
import io.orderlog.domain.order.OrderRejection.NoSuchOrder;
import io.orderlog.domain.order.OrderRejection.NotEntrusted;
import io.orderlog.domain.order.OrderRejection.NotYetThere;
import io.orderlog.domain.order.OrderRejection.OrderIdTaken;
import io.orderlog.domain.order.OrderRejection.SkuNotInOrder;
import io.orderlog.domain.order.OrderRejection.TotalTooLarge;
import io.orderlog.domain.order.OrderRejection;
import java.util.Optional;

/**
 * What follows from a command that followed from an event and was refused for good. Mostly nothing:
 * what made it refused is an event, of which those hear who have to. An order of others has no
 * event for the process that takes it for its own.
 */
public final class Refusals {

  private Refusals() {}

  /** Whether the process that asked an order hears of it. */
  public static boolean isHeard(OrderRejection reason) {
    return switch (reason) {
      case NotEntrusted() -> true;
      case NoSuchOrder _,OrderIdTaken _,LeftToProcess _,AlreadyThere _,NotYetThere _ -> false;
      case SkuNotInOrder _,LastLine _,AmountNotTheTotal _,TotalTooLarge _ -> false;
    };
  }

  /** What who asked this hears of a refusal that {@link #isHeard}. */
  public static Optional<Outgoing<?>> of(Outgoing<?> refused) {
    return switch (refused.target()) {
      case ORDERS -> Optional.of(
          new Outgoing<>(Target.FULFILMENTS, refused.streamId(), new HearOrderIdTaken()));
      case STOCK, PAYMENTS, FULFILMENTS, SHIPMENTS, MAILS, WAITS, RISK -> Optional.empty();
    };
  }
}
