package io.orderlog.command.order;

import io.orderlog.command.http.CommandRoute.Change;
import io.orderlog.command.http.CommandRoute.Creation;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.IdForm;
import io.orderlog.command.http.MadeCommandIds;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.order.OrderRejection;
import java.util.List;

/** The seven commands of an order over HTTP. */
public final class OrderRoutes {

  public static final CommandRoutes<OrderCommand, OrderRejection> ROUTES = new CommandRoutes<>(
      "/orders", "orderId",
      new IdForm("must be a UUID", OrderId::canonical),
      List.of(
          new Creation<>(OrderCommandParser::place, OrderRoutes::idFor),
          new Change<>("change-quantity", OrderCommandParser::changeQuantity),
          new Change<>("pay", OrderCommandParser::pay),
          new Change<>("ship", OrderCommandParser::ship),
          new Change<>("deliver", OrderCommandParser::deliver),
          new Change<>("cancel", OrderCommandParser::cancel),
          new Change<>("return", OrderCommandParser::returnOrder)),
      OrderCommandHash::of, OrderRejectionProblems::of);

  private OrderRoutes() {}

  private static String idFor(String commandId) {
    return MadeCommandIds.uuidIn(commandId)
        .orElseGet(() -> OrderId.derivedFrom(commandId).text());
  }
}
