package io.orderlog.command.order;

import io.orderlog.command.http.CommandHash;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.ByProcess;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.ChangeQuantity;
import io.orderlog.domain.order.OrderCommand.DeliverOrder;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceEntrusted;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;

/** The hashes of an order's commands. One byte a command: fixed for ever. */
final class OrderCommandHash {

  private static final byte PLACE = 1;
  private static final byte CHANGE_QUANTITY = 2;
  private static final byte PAY = 3;
  private static final byte SHIP = 4;
  private static final byte DELIVER = 5;
  private static final byte CANCEL = 6;
  private static final byte RETURN = 7;
  private static final byte PLACE_ENTRUSTED = 8;
  private static final byte BY_PROCESS = 9;

  /** A command within another one, whose fields would not tell what it asks. */
  private record Within(String hash) {}

  private OrderCommandHash() {}

  static String of(OrderCommand command) {
    return switch (command) {
      case PlaceOrder place -> CommandHash.of(PLACE, place);
      case ChangeQuantity change -> CommandHash.of(CHANGE_QUANTITY, change);
      // 20.0 is the amount that 20.00 is.
      case PayOrder(var reference, var amount) ->
        CommandHash.of(PAY, new PayOrder(reference, amount.stripTrailingZeros()));
      case ShipOrder ship -> CommandHash.of(SHIP, ship);
      case DeliverOrder deliver -> CommandHash.of(DELIVER, deliver);
      case CancelOrder cancel -> CommandHash.of(CANCEL, cancel);
      case ReturnOrder returning -> CommandHash.of(RETURN, returning);
      case PlaceEntrusted(var place) -> CommandHash.of(PLACE_ENTRUSTED, new Within(of(place)));
      case ByProcess(var change) -> CommandHash.of(BY_PROCESS, new Within(of(change)));
    };
  }
}
