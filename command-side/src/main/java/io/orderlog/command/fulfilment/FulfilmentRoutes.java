package io.orderlog.command.fulfilment;

import io.orderlog.command.http.CommandRoute.Change;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.IdForm;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.order.OrderId;
import java.util.List;

/**
 * What people ask of a process. It has the id of its order; what a customer asks is asked of the
 * order, and what a carrier says is said of its shipment.
 */
public final class FulfilmentRoutes {

  private static final String ORDERS = "/orders";
  private static final String SHIPMENTS = "/shipments";

  public static final CommandRoutes<FulfilmentCommand, FulfilmentRejection> ROUTES =
      new CommandRoutes<>(
          "/fulfilments", "orderId", new IdForm("must be a UUID", OrderId::canonical),
          List.of(
              new Change<>("retry", FulfilmentCommandParser::retry),
              new Change<>("approve", FulfilmentCommandParser::approve),
              new Change<>("abandon", FulfilmentCommandParser::abandon),
              new Change<>("payment-method", FulfilmentCommandParser::useMethod).under(ORDERS),
              new Change<>("refunds", FulfilmentCommandParser::refund).under(ORDERS),
              new Change<>("hand-over", FulfilmentCommandParser::handOver).under(SHIPMENTS),
              new Change<>("deliver", FulfilmentCommandParser::deliver).under(SHIPMENTS)),
          FulfilmentCommandHash::of, FulfilmentRejectionProblems::of);

  private FulfilmentRoutes() {}
}
