package io.orderlog.domain.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.OpenCart;
import io.orderlog.domain.cart.CartCommand.SetLine;
import io.orderlog.domain.cart.CartId;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.fulfilment.Carriage;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentState.InReview;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.fulfilment.FulfilmentState.Closed;
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.ChangeQuantity;
import io.orderlog.domain.order.OrderCommand.DeliverOrder;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.risk.RiskCommand.Block;
import io.orderlog.domain.risk.RiskCommand.Unblock;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.domain.shop.SimulatedLog.Outcome;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.wait.WaitCommand.Join;
import io.orderlog.domain.wait.WaitCommand.Leave;
import io.orderlog.domain.wait.Waiter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What customers, the shop's people, the provider and bad luck do, one after the other. */
final class Story {

  private static final List<String> SKUS = List.of("mug", "tea", "pot");
  private static final List<String> METHODS =
      List.of("ok", "ok", "ok", "ok", "declined", "challenge");
  private static final PostalAddress ADDRESS =
      new PostalAddress("Ada", "St James's Square 12", "SW1Y 4JH", "London", "GB");
  private static final List<String> CUSTOMERS = List.of("ada", "bob", "cara");
  private static final List<RiskPolicy> POLICIES = List.of(RiskPolicy.NONE, RiskPolicy.NONE,
      RiskPolicy.parse("customer: 2 in 1m, 3 in 1h"),
      RiskPolicy.parse("customer: 3 in 24h, 30 EUR in 24h; address: 4 in 1h; method: no limit"),
      RiskPolicy.parse("customer: no limit; method: 2 in 5m"));
  private static final int PASSES = 20_000;

  private final RandomGenerator random;
  private final Shop shop;
  private final List<CartId> carts = new ArrayList<>();

  Story(RandomGenerator random) {
    this.random = random;
    this.shop = new Shop(random.nextInt(4) == 0 ? Carriage.BY_HAND : Carriage.BY_CARRIER,
        random.nextInt(4) == 0 ? Mailing.NONE : Mailing.BY_MAIL,
        POLICIES.get(random.nextInt(POLICIES.size())));
  }

  Shop shop() {
    return shop;
  }

  /** So many customers come, and everything happens in between. */
  void play(int customers) {
    SKUS.forEach(sku -> shop.stock.send("", sku,
        new StockCommand.Receive(1 + random.nextInt(2 * customers), "delivery"), shop.now()));
    while (carts.size() < customers) {
      comeAndFill();
      for (int i = random.nextInt(120); i > 0; i--) {
        happen();
      }
    }
    for (int i = random.nextInt(600); i > 0; i--) {
      happen();
    }
  }

  /** Nobody else comes, people help what is stuck, and time passes until nobody waits. */
  void rest() {
    for (int pass = 0; pass < PASSES && !isAtRest(); pass++) {
      settle();
      shop.fulfilments.states().keySet().stream().toList().forEach(this::help);
      shop.carrier.ids().forEach(shop::moveParcel);
      settle();
      if (shop.couriers.stream().noneMatch(SimulatedCourier::hasWork) && !shop.isAsking()) {
        passTime();
      }
    }
    assertThat(isAtRest()).as("%s", shop.fulfilments.states()).isTrue();
  }

  private void settle() {
    do {
      shop.meetWhatIsDue();
      shop.couriers.forEach(courier -> {
        while (courier.hasWork()) {
          courier.carryOne();
        }
      });
      while (shop.isAsking()) {
        if (random.nextInt(5) == 0) {
          shop.loseRequest(random);
        }
        shop.carryOutRequest(random, random.nextInt(4) > 0);
        shop.hear(random);
      }
    } while (shop.couriers.stream().anyMatch(SimulatedCourier::hasWork));
  }

  private boolean isAtRest() {
    return !shop.isAsking() && shop.couriers.stream().noneMatch(SimulatedCourier::hasWork)
        && shop.fulfilments.states().values().stream().allMatch(Closed.class::isInstance)
        && shop.paymentAgenda.earliest().isEmpty() && shop.shipmentAgenda.earliest().isEmpty()
        && shop.mailAgenda.earliest().isEmpty();
  }

  private void passTime() {
    shop.nextDue().filter(at -> at.isAfter(shop.now())).ifPresent(shop::pass);
  }

  private void comeAndFill() {
    CartId cart = new CartId(new UUID(random.nextLong(), random.nextLong()).toString());
    carts.add(cart);
    shop.carts.send("", cart.text(),
        new OpenCart(CUSTOMERS.get(random.nextInt(CUSTOMERS.size())), Currency.getInstance("EUR")),
        shop.now());
    String price = random.nextInt(12) == 0 ? "0" : "9.95";
    for (String sku : SKUS) {
      if (random.nextInt(2) == 0) {
        shop.carts.send("", cart.text(), new SetLine(sku, 1 + random.nextInt(2),
            new BigDecimal(price)), shop.now());
      }
    }
    if (random.nextInt(20) == 0) {
      placeByHand(cart.order().text());
    }
    checkOut(cart);
  }

  /** Somebody knows the id and takes it, before the process does or behind it. */
  private void placeByHand(String order) {
    shop.orders.send("", order, new PlaceOrder("eve", Currency.getInstance("EUR"),
        List.of(new OrderLine("mug", 1, 995))), shop.now());
  }

  private void checkOut(CartId cart) {
    shop.carts.send("", cart.text(), new Checkout(cart.order(), "ada@example.org", ADDRESS,
        METHODS.get(random.nextInt(METHODS.size()))), shop.now());
  }

  private void happen() {
    switch (random.nextInt(48)) {
      case 0 -> checkOut(carts.get(random.nextInt(carts.size())));
      case 1 -> cancel(anyOrder());
      case 2, 3 -> confirm(anyOrder());
      case 4 -> chargeBack(anyOrder());
      case 5 -> count();
      case 6, 7, 8 -> askPeople(anyOrder());
      case 9 -> sendBack(anyOrder());
      case 10, 11 -> shop.loseRequest(random);
      case 12 -> courier().beKilled(random);
      case 13 -> {
        if (random.nextInt(8) == 0) {
          passTime();
        }
      }
      case 14, 15, 16, 17 -> shop.meetWhatIsDue();
      case 18, 19, 20 -> shop.carryOutRequest(random, random.nextInt(4) > 0);
      case 21, 22, 23, 24 -> shop.hear(random);
      case 25 -> shop.pass(shop.now().plusSeconds(random.nextInt(60)));
      case 26 -> help(anyOrder());
      case 27 -> meddle(anyOrder());
      case 28, 29 -> shop.moveParcel(anyOrder());
      case 30, 31, 32 -> askToBeTold();
      case 33 -> receive();
      case 34 -> block();
      case 35 -> review(anyOrder());
      default -> {
        List<SimulatedCourier<?>> busy =
            shop.couriers.stream().filter(SimulatedCourier::hasWork).toList();
        if (!busy.isEmpty()) {
          busy.get(random.nextInt(busy.size())).carryOne();
        }
      }
    }
  }

  private SimulatedCourier<?> courier() {
    return shop.couriers.get(random.nextInt(shop.couriers.size()));
  }

  private String anyOrder() {
    return carts.get(random.nextInt(carts.size())).order().text();
  }

  private void cancel(String order) {
    if (random.nextInt(4) == 0 && !shop.isOfOthers(order)) {
      shop.orders.send("", order, new CancelOrder("changed my mind"), shop.now());
    }
  }

  /** Somebody does by hand what the process does; no order takes it. */
  private void meddle(String order) {
    if (shop.isOfOthers(order)) {
      return;
    }
    OrderCommand command = switch (random.nextInt(4)) {
      case 0 -> new ChangeQuantity(SKUS.get(random.nextInt(SKUS.size())), 1);
      case 1 -> new PayOrder("cash", new BigDecimal("9.95"));
      case 2 -> new ShipOrder("DHL", "parcel-0");
      default -> new DeliverOrder();
    };
    assertThat(shop.orders.send("", order, command, shop.now())).isNotEqualTo(Outcome.ACCEPTED);
  }

  private void sendBack(String order) {
    shop.orders.send("", order, new ReturnOrder("too small"), shop.now());
  }

  private void confirm(String order) {
    for (int n = 1; n <= 2; n++) {
      FulfilmentState state = shop.fulfilments.state(order);
      if (state instanceof FulfilmentState.Started started) {
        shop.provider.confirm(order, "auth-" + n, started.details().totalMinor(), shop.now())
            .ifPresent(fact -> shop.tell(order, fact));
      }
    }
  }

  private void chargeBack(String order) {
    if (random.nextInt(4) == 0) {
      shop.provider.chargeBack(order, "auth-1").ifPresent(fact -> shop.tell(order, fact));
    }
  }

  /** Somebody counts what is there, and mostly there is less. */
  private void count() {
    String sku = SKUS.get(random.nextInt(SKUS.size()));
    int delta = random.nextInt(4) - 2;
    if (delta != 0) {
      shop.stock.send("", sku, new StockCommand.Adjust(delta, "stock-taking"), shop.now());
    }
  }

  /** Somebody looks for what may be sold out, or has lost interest. */
  private void askToBeTold() {
    String sku = SKUS.get(random.nextInt(SKUS.size()));
    List<Waiter> waiting = shop.waits.state(sku).waiting().all();
    if (!waiting.isEmpty() && random.nextInt(6) == 0) {
      shop.waits.send("", sku,
          new Leave(waiting.get(random.nextInt(waiting.size())).id()), shop.now());
    } else {
      shop.waits.send("", sku,
          new Join(new UUID(random.nextLong(), random.nextLong()).toString(),
              "visitor-" + random.nextInt(12) + "@example.org"),
          shop.now());
    }
  }

  /** Somebody is suspected, or not any more. */
  private void block() {
    String subject = random.nextInt(3) == 0
        ? RiskSubject.method(METHODS.get(random.nextInt(METHODS.size()))).id()
        : RiskSubject.customer(CUSTOMERS.get(random.nextInt(CUSTOMERS.size()))).id();
    shop.risk.send("", subject, random.nextInt(3) == 0
        ? new Block("a suspicion")
        : new Unblock("none"), shop.now());
  }

  private void review(String order) {
    if (shop.fulfilments.state(order) instanceof InReview) {
      shop.fulfilments.send("", order, random.nextInt(3) == 0
          ? new FulfilmentCommand.Abandon("a fraud")
          : new FulfilmentCommand.Approve("a good customer"), shop.now());
    }
  }

  private void receive() {
    if (random.nextInt(4) == 0) {
      shop.stock.send("", SKUS.get(random.nextInt(SKUS.size())),
          new StockCommand.Receive(1 + random.nextInt(4), "delivery"), shop.now());
    }
  }

  private void askPeople(String order) {
    FulfilmentCommand command = switch (random.nextInt(4)) {
      case 0 -> new FulfilmentCommand.HandOver("DHL", "parcel-1");
      case 1 -> new FulfilmentCommand.Deliver();
      case 2 -> new FulfilmentCommand.RefundSome(new BigDecimal("1.50"), "a scratch");
      default -> new FulfilmentCommand.UseMethod(METHODS.get(random.nextInt(METHODS.size())));
    };
    shop.fulfilments.send("", order, command, shop.now());
  }

  private void help(String order) {
    if (shop.fulfilments.state(order) instanceof Stuck stuck) {
      shop.fulfilments.send("", order, isHopeless(order, stuck)
          ? new FulfilmentCommand.Abandon("hopeless")
          : new FulfilmentCommand.Retry("once more"), shop.now());
    }
    if (random.nextInt(3) > 0) {
      review(order);
    }
    if (random.nextInt(3) == 0) {
      handParcelOn(order);
    }
  }

  /** What left after a cancellation some customers keep, and some send back. */
  private boolean isHopeless(String order, Stuck stuck) {
    return stuck.causes().contains(Cause.LEFT_AFTER_CANCELLATION)
        ? order.hashCode() % 2 == 0
        : stuck.before() instanceof FulfilmentState.Collecting
            || stuck.before() instanceof FulfilmentState.UnderWay;
  }

  private void handParcelOn(String order) {
    if (shop.fulfilments.state(order) instanceof FulfilmentState.Packed) {
      shop.fulfilments.send("", order, new FulfilmentCommand.HandOver("DHL", "parcel-1"),
          shop.now());
    } else if (shop.fulfilments.state(order) instanceof FulfilmentState.UnderWay) {
      shop.fulfilments.send("", order, new FulfilmentCommand.Deliver(), shop.now());
    } else if (shop.fulfilments.state(order) instanceof FulfilmentState.Delivered) {
      sendBack(order);
    }
  }
}
