package io.orderlog.domain.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.OpenCart;
import io.orderlog.domain.cart.CartCommand.SetLine;
import io.orderlog.domain.cart.CartId;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.fulfilment.Carriage;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentState.Closed;
import io.orderlog.domain.fulfilment.FulfilmentState.Gathering;
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderState.Placed;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockState.Tracked;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who knows the id of a cart places an order with the id that the cart's was to have. */
class TakenOrderIdTest {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final CartId CART = new CartId("5b098291-16b8-72fb-9a26-638f0ee56a8c");
  private static final String ORDER = CART.order().text();
  private static final PlaceOrder OF_EVE =
      new PlaceOrder("eve", EUR, List.of(new OrderLine("pot", 1, 1)));

  private final Shop shop = new Shop(Carriage.BY_HAND, Mailing.NONE);

  @BeforeEach
  void takeTheIdAndCheckOut() {
    shop.stock.send("", "mug", new StockCommand.Receive(3, "delivery"), shop.now());
    shop.carts.send("", CART.text(), new OpenCart("ada", EUR), shop.now());
    shop.carts.send("", CART.text(), new SetLine("mug", 2, new BigDecimal("9.95")), shop.now());
    shop.orders.send("", ORDER, OF_EVE, shop.now());
    shop.carts.send("", CART.text(), new Checkout(CART.order(), "ada@example.org",
        new PostalAddress("Ada", "St James's Square 12", "SW1Y 4JH", "London", "GB"), "ok"),
        shop.now());
  }

  @Test
  void the_process_says_at_once_that_the_order_is_not_its_own() {
    settle();
    assertThat(shop.fulfilments.state(ORDER)).isInstanceOfSatisfying(Stuck.class, stuck -> {
      assertThat(stuck.before()).isInstanceOf(Gathering.class);
      assertThat(stuck.causes()).containsExactly(Cause.ORDER_ID_TAKEN);
      assertThat(stuck.what()).contains("another order has this id");
    });
  }

  @Test
  void abandoned_it_ends_and_leaves_the_order_to_whose_it_is() {
    settle();
    shop.fulfilments.send("", ORDER, new FulfilmentCommand.Abandon("taken"), shop.now());
    settle();
    assertEnded();
    assertThat(shop.orders.state(ORDER)).isInstanceOfSatisfying(Placed.class,
        placed -> assertThat(placed.customerId()).isEqualTo("eve"));
    assertThat(shop.orders.entries()).hasSize(1);
  }

  @Test
  void what_others_do_with_their_order_does_not_move_it() {
    settle();
    shop.orders.send("", ORDER, new CancelOrder("not wanted"), shop.now());
    settle();
    assertThat(shop.fulfilments.state(ORDER)).isInstanceOf(Stuck.class);
  }

  @Test
  void sold_out_meanwhile_it_ends_without_anybody() {
    shop.stock.send("", "mug", new StockCommand.Adjust(-3, "stock-taking"), shop.now());
    settle();
    assertEnded();
  }

  private void assertEnded() {
    assertThat(shop.fulfilments.state(ORDER)).isInstanceOfSatisfying(Closed.class,
        closed -> assertThat(closed.outcome()).isEqualTo(Outcome.CANCELLED));
    assertThat(shop.stock.state("mug")).isInstanceOfSatisfying(Tracked.class,
        mugs -> assertThat(mugs.available()).isEqualTo(mugs.onHand()));
  }

  private void settle() {
    do {
      shop.couriers.forEach(courier -> {
        while (courier.hasWork()) {
          courier.carryOne();
        }
      });
      shop.meetWhatIsDue();
    } while (shop.couriers.stream().anyMatch(SimulatedCourier::hasWork));
  }
}
