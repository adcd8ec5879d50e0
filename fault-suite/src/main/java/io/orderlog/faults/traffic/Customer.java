package io.orderlog.faults.traffic;

import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartId;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Approve;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Deliver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HandOver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.RefundSome;
import io.orderlog.domain.fulfilment.FulfilmentCommand.UseMethod;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.risk.RiskCommand.Block;
import io.orderlog.domain.risk.RiskCommand.Unblock;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.domain.stock.StockCommand.Adjust;
import io.orderlog.domain.stock.StockCommand.Receive;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * One order from its cart on, and all that its customer and the shop's people do to it: the
 * customer pays in one of all ways, perhaps in another one after that, cancels whenever it comes to
 * mind, and may send back what has arrived; people change prices, hand over, deliver and refund.
 */
final class Customer {

  private static final PostalAddress ADDRESS =
      new PostalAddress("Ada", "St James's Square 12", "SW1Y 4JH", "London", "GB");
  private static final int MOST_PIECES = 2;
  /** No cart has it; it comes and goes. */
  private static final String SCARCE = "kettle";
  private static final int VISITORS = 20;
  /** Few enough that some order more than passes. */
  private static final List<String> NAMES = List.of("ada", "bob", "cara", "dora");
  private static final int TRIES = 12;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(600);
  private static final Duration CHANGES_MIND = Duration.ofSeconds(3);
  private static final int ONE_IN_FEW = 4;

  private final ShopClient client;
  private final ProviderPage provider;
  private final Assortment assortment;
  private final RandomGenerator random;
  private final CartId cart;
  private final String method;
  private final String name;

  /** @param method of payment, as the simulated provider knows it */
  Customer(ShopClient client, ProviderPage provider, String method) {
    this.client = client;
    this.provider = provider;
    this.assortment = new Assortment(client);
    this.random = client.random();
    this.cart = new CartId(new UUID(random.nextLong(), random.nextLong()).toString());
    this.method = method;
    this.name = NAMES.get(random.nextInt(NAMES.size()));
  }

  /**
   * Fills a cart and checks out; some want to be told when what they looked for is back.
   *
   * @return whether there is an order
   */
  boolean order(List<String> skus) throws InterruptedException {
    if (happens()) {
      client.join(SCARCE, "visitor-" + random.nextInt(VISITORS) + "@example.org");
    }
    Shopping shopping = new Shopping(client, cart);
    shopping.begin(name);
    for (String sku : skus) {
      if (happens()) {
        assortment.change(sku);
      }
      shopping.take(sku, 1 + random.nextInt(MOST_PIECES));
    }
    if (happens()) {
      assortment.change(skus.get(random.nextInt(skus.size())));
    }
    return shopping.checkOut(
        new Checkout(cart.order(), "ada@example.org", ADDRESS, method));
  }

  /** All that comes after that. */
  void goOn() throws InterruptedException {
    if (happens()) {
      client.ask(SCARCE, random.nextBoolean()
          ? new Receive(1 + random.nextInt(MOST_PIECES), "delivery")
          : new Adjust(-1, "sold at the counter"));
    }
    if (happens()) {
      client.pause(CHANGES_MIND);
      client.ask(order(), new CancelOrder("changed my mind"));
    }
    if (happens()) {
      client.ask(order(), new Approve("a good customer"));
      suspect();
    }
    pay();
    if (happens()) {
      client.ask(order(), new RefundSome(BigDecimal.ONE, "a scratch"));
    }
    if (!isTaken(new HandOver("DHL", "parcel"))) {
      return;
    }
    if (happens()) {
      client.ask(order(), new CancelOrder("too late"));
      client.ask(order(), new RefundSome(BigDecimal.ONE, "too late"));
    }
    if (isTaken(new Deliver()) && happens()) {
      for (int i = 0; i < TRIES && !client.ask(order(), new ReturnOrder("too small")); i++) {
        client.pause(BETWEEN_TRIES);
      }
    }
  }

  /** Who looks at orders in review changes its mind about others, too. */
  private void suspect() throws InterruptedException {
    String subject = RiskSubject.customer(NAMES.get(random.nextInt(NAMES.size()))).id();
    client.ask(subject, new Block("a suspicion"));
    client.ask(subject, new Unblock("none"));
  }

  private void pay() throws InterruptedException {
    switch (method) {
      case "declined", "declined-once" -> {
        if (!happens()) {
          isTaken(new UseMethod("ok"));
        }
      }
      case "challenge" -> {
        if (!happens()) {
          for (int i = 0; i < TRIES && !provider.confirm(order()); i++) {
            client.pause(BETWEEN_TRIES);
          }
        }
      }
      default -> {
        /* It goes by itself. */ }
    }
  }

  private boolean isTaken(FulfilmentCommand command) throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      if (client.ask(order(), command)) {
        return true;
      }
      client.pause(BETWEEN_TRIES);
    }
    return false;
  }

  private boolean happens() {
    return random.nextInt(ONE_IN_FEW) == 0;
  }

  String order() {
    return cart.order().text();
  }
}
