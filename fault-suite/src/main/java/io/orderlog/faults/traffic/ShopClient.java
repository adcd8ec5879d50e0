package io.orderlog.faults.traffic;

import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.OpenCart;
import io.orderlog.domain.cart.CartCommand.SetLine;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Approve;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Deliver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HandOver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.RefundSome;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Retry;
import io.orderlog.domain.fulfilment.FulfilmentCommand.UseMethod;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductCommand;
import io.orderlog.domain.product.ProductCommand.ChangeProduct;
import io.orderlog.domain.product.ProductCommand.Delist;
import io.orderlog.domain.product.ProductCommand.ListProduct;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.risk.RiskCommand.Block;
import io.orderlog.domain.risk.RiskCommand.Unblock;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockCommand.Adjust;
import io.orderlog.domain.stock.StockCommand.Receive;
import io.orderlog.domain.wait.WaitCommand.Join;
import io.orderlog.domain.wait.WaitCommand;
import io.orderlog.domain.wait.WaitId;
import io.orderlog.faults.history.Answer;
import io.orderlog.faults.history.Answer.Accepted;
import io.orderlog.faults.history.Answer.NotWritten;
import io.orderlog.faults.history.Answer.Refused;
import io.orderlog.faults.history.Answer.Unknown;
import io.orderlog.faults.history.Attempt;
import io.orderlog.faults.history.History;
import io.orderlog.faults.history.Request;
import io.orderlog.faults.shop.ShopHistory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Somebody who asks something of a shop, and asks again with the same key until it is known what
 * has become of it. All of it is recorded. One thread.
 */
public final class ShopClient {

  private static final Duration LONGEST_BACKOFF = Duration.ofMillis(400);

  /** One request, once, to one of the command sides. */
  private interface Post {
    Answer to(int target) throws InterruptedException;
  }

  private final int number;
  private final CommandPost http;
  private final ShopHistory history;
  private final RandomGenerator random;
  private int target;

  ShopClient(int number, CommandPost http, ShopHistory history, RandomGenerator random) {
    this.number = number;
    this.http = http;
    this.history = history;
    this.random = random;
    this.target = number;
  }

  RandomGenerator random() {
    return random;
  }

  /** Why the cart has not taken it; empty if it has. */
  Optional<Refused> ask(String cartId, CartCommand command) throws InterruptedException {
    Request<CartCommand> request = request(cartId, command);
    return answer(history.carts(), request, side -> switch (command) {
      case OpenCart(var customerId, var currency) -> http.send(request, "/carts", Map.of(
          "cartId", cartId, "customerId", customerId, "currency", currency.getCurrencyCode()),
          side);
      case SetLine(var sku, var quantity, var unitPrice) -> http.send(request,
          "/carts/" + cartId + "/set-line",
          Map.of("sku", sku, "quantity", quantity, "unitPrice", unitPrice.toPlainString()), side);
      case Checkout(_, var email, var address, var method) -> http.send(request,
          "/carts/" + cartId + "/checkout",
          Map.of("email", email, "shippingAddress", json(address), "paymentMethod", method), side);
      case CartCommand.Abandon() -> throw noClients(command);
    });
  }

  /** Whether the item has taken it. */
  public boolean ask(String sku, StockCommand command) throws InterruptedException {
    Request<StockCommand> request = request(sku, command);
    return ask(history.stock(), request, side -> switch (command) {
      case Receive(var quantity, var reference) -> http.send(request,
          stock(sku, "receive"), Map.of("quantity", quantity, "reference", reference),
          side);
      case Adjust(var delta, var reason) -> http.send(request, stock(sku, "adjust"),
          Map.of("delta", delta, "reason", reason), side);
      case StockCommand.TryReserve _,StockCommand.Release _ -> throw noClients(command);
      case StockCommand.Reserve _,StockCommand.Confirm _ -> throw noClients(command);
      case StockCommand.Consume _,StockCommand.Return _ -> throw noClients(command);
      case StockCommand.ExpireHolds _ -> throw noClients(command);
    });
  }

  /** Whether the product has taken it. */
  boolean ask(String sku, ProductCommand command) throws InterruptedException {
    Request<ProductCommand> request = request(sku, command);
    return ask(history.products(), request, side -> switch (command) {
      case ListProduct(var name, _, var prices) -> http.send(request,
          product(sku, "list"), Map.of("name", name, "prices", json(prices)), side);
      case ChangeProduct(var name, _, var prices) -> http.send(request,
          product(sku, "change"), Map.of("name", name, "prices", json(prices)), side);
      case Delist() -> http.send(request, product(sku, "delist"), Map.of(), side);
    });
  }

  /** Whether the address waits for the item from now on. */
  boolean join(String sku, String email) throws InterruptedException {
    String commandId = newCommandId();
    // The id of a wait follows from the key with which it was asked for.
    Request<WaitCommand> request = new Request<>(
        sku, commandId, new Join(WaitId.derivedFrom(commandId), email), null);
    return ask(history.waits(), request,
        side -> http.send(request, stock(sku, "waits"), Map.of("email", email), side));
  }

  /** Whether the subject has taken it. */
  boolean ask(String subject, RiskCommand command) throws InterruptedException {
    Request<RiskCommand> request = request(subject, command);
    return ask(history.risk(), request, side -> switch (command) {
      case Block(var reason) ->
        http.send(request, "/risk/" + subject + "/block", Map.of("reason", reason), side);
      case Unblock(var reason) ->
        http.send(request, "/risk/" + subject + "/unblock", Map.of("reason", reason), side);
      case RiskCommand.Assess _ -> throw noClients(command);
    });
  }

  /** Whether the order has taken it. */
  boolean ask(String orderId, OrderCommand command) throws InterruptedException {
    Request<OrderCommand> request = request(orderId, command);
    return ask(history.orders(), request, side -> switch (command) {
      case CancelOrder(var reason) ->
        http.send(request, "/orders/" + orderId + "/cancel", Map.of("reason", reason), side);
      case ReturnOrder(var reason) ->
        http.send(request, "/orders/" + orderId + "/return", Map.of("reason", reason), side);
      case OrderCommand.PlaceOrder _,OrderCommand.PlaceEntrusted _ -> throw noClients(command);
      case OrderCommand.ByProcess _,OrderCommand.Progress _ -> throw noClients(command);
    });
  }

  /** Whether the process has taken it. */
  public boolean ask(String orderId, FulfilmentCommand command) throws InterruptedException {
    Request<FulfilmentCommand> request = request(orderId, command);
    return ask(history.fulfilments(), request, side -> switch (command) {
      case UseMethod(var method) -> http.send(request, "/orders/" + orderId + "/payment-method",
          Map.of("paymentMethod", method), side);
      case HandOver(var carrier, var trackingNumber) -> http.send(request,
          "/shipments/" + orderId + "/hand-over",
          Map.of("carrier", carrier, "trackingNumber", trackingNumber), side);
      case Deliver() ->
        http.send(request, "/shipments/" + orderId + "/deliver", Map.of(), side);
      case RefundSome(var amount, var reason) -> http.send(request,
          "/orders/" + orderId + "/refunds",
          Map.of("amount", amount.toPlainString(), "reason", reason), side);
      case Retry(var reason) -> http.send(request, "/fulfilments/" + orderId + "/retry",
          Map.of("reason", reason), side);
      case Approve(var reason) -> http.send(request, "/fulfilments/" + orderId + "/approve",
          Map.of("reason", reason), side);
      case FulfilmentCommand.Abandon(var reason) -> http.send(request,
          "/fulfilments/" + orderId + "/abandon", Map.of("reason", reason), side);
      case FulfilmentCommand.Start _,FulfilmentCommand.Heard _ -> throw noClients(command);
      case FulfilmentCommand.PassDeadline _ -> throw noClients(command);
    });
  }

  void pause(Duration longest) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(random.nextLong(longest.toNanos()));
  }

  private <C> Request<C> request(String stream, C command) {
    return new Request<>(stream, newCommandId(), command, null);
  }

  private String newCommandId() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private <C> boolean ask(History<C> asked, Request<C> request, Post post)
      throws InterruptedException {
    return answer(asked, request, post).isEmpty();
  }

  private <C> Optional<Refused> answer(History<C> asked, Request<C> request, Post post)
      throws InterruptedException {
    while (true) {
      long start = System.nanoTime();
      Answer answer = post.to(target);
      asked.add(new Attempt<>(number, request, start, System.nanoTime(), answer));
      switch (answer) {
        case Accepted _ -> {
          return Optional.empty();
        }
        case Refused refused -> {
          return Optional.of(refused);
        }
        case NotWritten _,Unknown _ -> {
          pause(LONGEST_BACKOFF);
          target++;
        }
      }
    }
  }

  private static String stock(String sku, String command) {
    return "/stock/" + inPath(sku) + "/" + command;
  }

  private static String product(String sku, String command) {
    return "/products/" + inPath(sku) + "/" + command;
  }

  private static String inPath(String sku) {
    // What is for forms has a plus sign for a blank.
    return URLEncoder.encode(sku, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Map<String, String> json(List<Price> prices) {
    return prices.stream().collect(Collectors.toMap(
        price -> price.currency().getCurrencyCode(), price -> price.amount().toDecimal()));
  }

  private static Map<String, String> json(PostalAddress address) {
    return Map.of("name", address.name(), "street", address.street(), "postalCode",
        address.postalCode(), "city", address.city(), "country", address.country());
  }

  private static IllegalArgumentException noClients(Object command) {
    return new IllegalArgumentException("no client can send " + command);
  }
}
