package io.orderlog.faults.traffic;

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
import io.orderlog.faults.history.Answer;
import io.orderlog.faults.history.Request;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The commands of an order as the contract has them. */
public final class HttpCommandSender implements CommandSender, AutoCloseable {

  private final CommandPost http;

  /**
   * For these command sides.
   *
   * @param patience how long to wait for an answer before it counts as unknown
   */
  public HttpCommandSender(List<URI> commandSides, Duration patience) {
    this.http = new CommandPost(commandSides, patience);
  }

  @Override
  public Answer send(Request<OrderCommand> request, int target) throws InterruptedException {
    return http.send(request, path(request), body(request), target);
  }

  @Override
  public void close() {
    http.close();
  }

  private static String path(Request<OrderCommand> request) {
    return switch (request.command()) {
      case PlaceOrder _ -> "/orders";
      case ChangeQuantity _ -> "/orders/" + request.streamId() + "/change-quantity";
      case PayOrder _ -> "/orders/" + request.streamId() + "/pay";
      case ShipOrder _ -> "/orders/" + request.streamId() + "/ship";
      case DeliverOrder _ -> "/orders/" + request.streamId() + "/deliver";
      case CancelOrder _ -> "/orders/" + request.streamId() + "/cancel";
      case ReturnOrder _ -> "/orders/" + request.streamId() + "/return";
      case PlaceEntrusted _,ByProcess _ -> throw noClientsCommand(request);
    };
  }

  private static Map<String, Object> body(Request<OrderCommand> request) {
    OrderCommand command = request.command();
    return switch (command) {
      case PlaceOrder(var customerId, var currency, var lines) -> Map.of(
          "orderId", request.streamId(), "customerId", customerId,
          "currency", currency.getCurrencyCode(),
          "lines", lines.stream().map(line -> Map.of(
              "sku", line.sku(), "quantity", line.quantity(),
              "unitPrice", BigDecimal.valueOf(line.unitPriceMinor(), 2).toPlainString())).toList());
      case ChangeQuantity(var sku, var quantity) -> Map.of("sku", sku, "quantity", quantity);
      case PayOrder(var reference, var amount) -> Map.of(
          "paymentReference", reference, "amount", amount.toPlainString());
      case ShipOrder(var carrier, var trackingNumber) -> Map.of(
          "carrier", carrier, "trackingNumber", trackingNumber);
      case DeliverOrder() -> Map.of();
      case CancelOrder(var reason) -> Map.of("reason", reason);
      case ReturnOrder(var reason) -> Map.of("reason", reason);
      case PlaceEntrusted _,ByProcess _ -> throw noClientsCommand(request);
    };
  }

  private static IllegalArgumentException noClientsCommand(Request<OrderCommand> request) {
    return new IllegalArgumentException("no client can send " + request);
  }
}
