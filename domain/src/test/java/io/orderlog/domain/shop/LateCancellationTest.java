package io.orderlog.domain.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.SeededRuns;
import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.OpenCart;
import io.orderlog.domain.cart.CartCommand.SetLine;
import io.orderlog.domain.cart.CartId;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.fulfilment.Carriage;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentState.Closed;
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderState.Cancelled;
import io.orderlog.domain.payment.PaymentProvider.Account;
import io.orderlog.domain.stock.StockCommand;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * A customer cancels, the parcel leaves all the same, and its process hears of the cancellation
 * when all is over, because the courier of the orders' log was away for so long.
 */
class LateCancellationTest {

  private static final CartId CART = new CartId("5b098291-16b8-72fb-9a26-638f0ee56a8c");
  private static final String ORDER = CART.order().text();

  private final Shop shop = new Shop(Carriage.BY_HAND, Mailing.NONE);

  @Test
  void the_cancellation_stands_and_all_money_goes_back() {
    new SeededRuns(List.of(1L)).check(random -> {
      deliverWhatWasCancelled(random);
      shop.fulfilments.send("", ORDER, new FulfilmentCommand.Abandon("it stands"), shop.now());
      settle(random);
      checkEnd(Outcome.CANCELLED, 0);
    });
  }

  @Test
  void the_customer_keeps_the_goods_and_the_shop_the_money() {
    new SeededRuns(List.of(1L)).check(random -> {
      deliverWhatWasCancelled(random);
      shop.fulfilments.send("", ORDER, new FulfilmentCommand.Retry("she keeps it"), shop.now());
      settle(random);
      checkEnd(Outcome.DELIVERED, 995);
    });
  }

  private void checkEnd(Outcome outcome, long kept) {
    assertThat(shop.fulfilments.state(ORDER)).isInstanceOfSatisfying(Closed.class,
        closed -> assertThat(closed.outcome()).isEqualTo(outcome));
    assertThat(shop.provider.accounts(ORDER)).extracting(Account::kept).containsExactly(kept);
  }

  private void deliverWhatWasCancelled(RandomGenerator random) {
    order();
    settle(random);
    assertThat(shop.fulfilments.state(ORDER)).isInstanceOf(FulfilmentState.Shipping.class);
    shop.orders.send("", ORDER, new CancelOrder("changed my mind"), shop.now());
    shop.fulfilments.send("", ORDER, new FulfilmentCommand.HandOver("DHL", "1"), shop.now());
    shop.fulfilments.send("", ORDER, new FulfilmentCommand.Deliver(), shop.now());
    shop.pass(shop.now().plus(Duration.ofDays(31)));
    shop.meetWhatIsDue();
    assertThat(shop.fulfilments.state(ORDER)).isInstanceOf(Closed.class);
    settle(random);
    assertThat(shop.orders.state(ORDER)).isInstanceOf(Cancelled.class);
    assertThat(shop.fulfilments.state(ORDER)).isInstanceOfSatisfying(Stuck.class,
        stuck -> assertThat(stuck.causes()).containsExactly(Cause.LEFT_AFTER_CANCELLATION));
  }

  private void order() {
    shop.stock.send("", "mug", new StockCommand.Receive(1, "delivery"), shop.now());
    shop.carts.send("", CART.text(), new OpenCart("ada", Currency.getInstance("EUR")),
        shop.now());
    shop.carts.send("", CART.text(), new SetLine("mug", 1, new BigDecimal("9.95")), shop.now());
    shop.carts.send("", CART.text(), new Checkout(CART.order(), "ada@example.org",
        new PostalAddress("Ada", "St James's Square 12", "SW1Y 4JH", "London", "GB"), "ok"),
        shop.now());
  }

  private void settle(RandomGenerator random) {
    do {
      shop.couriers.forEach(courier -> {
        while (courier.hasWork()) {
          courier.carryOne();
        }
      });
      shop.meetWhatIsDue();
      while (shop.isAsking()) {
        shop.carryOutRequest(random, true);
        shop.hear(random);
      }
    } while (shop.couriers.stream().anyMatch(SimulatedCourier::hasWork));
  }
}
