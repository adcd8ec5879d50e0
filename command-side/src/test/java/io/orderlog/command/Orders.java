package io.orderlog.command;

import io.orderlog.command.order.OrderAggregate;
import io.orderlog.command.route.Routed.Here;
import io.orderlog.command.route.Routed.NotHere;
import io.orderlog.command.route.Routing;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.ChangeQuantity;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Commands for tests that care about their way to the log. */
public final class Orders {

  public static final OrderCommand PLACE = new PlaceOrder("customer-1",
      Money.currency("EUR").orElseThrow(), List.of(new OrderLine("sku-1", 2, 1_000)));
  /** Its event takes some 60 kB. */
  public static final OrderCommand PLACE_LARGE = new PlaceOrder("customer-1",
      Money.currency("EUR").orElseThrow(), IntStream.range(0, 500)
          .mapToObj(line -> new OrderLine(
              new UUID(line * 0x9e3779b97f4a7c15L, ~line * 0xc2b2ae3d27d4eb4fL).toString(), 1, 10))
          .toList());
  public static final OrderCommand PAY = new PayOrder("payment-1", new BigDecimal("20.00"));
  public static final OrderCommand CANCEL = new CancelOrder("changed my mind");

  private Orders() {}

  public static Aggregate<OrderCommand, OrderState, OrderEvent, OrderRejection> aggregate() {
    return OrderAggregate.aggregate();
  }

  public static OrderCommand changeQuantity(int quantity) {
    return new ChangeQuantity("sku-1", quantity);
  }

  /** A command with an id of its own, for any version. */
  public static CommandEnvelope<OrderCommand> envelope(
      String orderId, String commandId, OrderCommand command) {
    return new CommandEnvelope<>(orderId, command, commandId, command.toString(),
        "correlation-1", null, new ExpectedVersions.Any());
  }

  /** How the command ends, which is to come to a writer of this process. */
  public static CompletableFuture<CommandOutcome<OrderRejection>> routedHere(
      Routing<OrderCommand, OrderRejection> routing, CommandEnvelope<OrderCommand> command) {
    return switch (routing.route(command)) {
      case Here<OrderRejection>(var outcome) -> outcome;
      case NotHere<OrderRejection> other -> throw new AssertionError("not here but " + other);
    };
  }

  /** The same command, wanted at this version only. */
  public static CommandEnvelope<OrderCommand> at(long version, CommandEnvelope<OrderCommand> any) {
    return new CommandEnvelope<>(any.streamId(), any.command(), any.commandId(),
        any.commandHash(), any.correlationId(), any.traceparent(),
        new ExpectedVersions.OneOf(Set.of(version)));
  }
}
