package io.orderlog.standalone.demo.shop;

import io.orderlog.standalone.demo.traffic.Catalogue.Article;
import io.orderlog.standalone.demo.traffic.CommandClient.Answer;
import java.util.Map;

/** Somebody who fills a cart, checks out, and goes on as it is the habit. Used by one thread. */
final class Visitor {

  private static final Map<String, String> ADDRESS = Map.of("name", "Ada Lovelace", "street",
      "St James's Square 12", "postalCode", "SW1Y 4JH", "city", "London", "country", "GB");

  private final ShopClient shop;
  private final String name;
  private final String run;

  /**
   * @param name of the customer
   * @param run makes what this visitor does, and where mails come to, different from all others
   */
  Visitor(ShopClient shop, String name, String run) {
    this.shop = shop;
    this.name = name;
    this.run = run;
  }

  /** Fills a cart and checks out. */
  Placed order(Map<Article, Integer> basket, Habit habit) throws InterruptedException {
    String email = run + "@example.org";
    String cart = shop.command("/carts", Map.of("customerId", name, "currency", "EUR"),
        run + "-open").body().path("cartId").stringValue();
    for (Map.Entry<Article, Integer> line : basket.entrySet()) {
      shop.command("/carts/" + cart + "/set-line", Map.of("sku", line.getKey().sku(),
          "quantity", line.getValue(), "unitPrice", line.getKey().unitPrice().toPlainString()),
          run + "-" + line.getKey().sku());
    }
    Answer answer = shop.command("/carts/" + cart + "/checkout",
        Map.of("email", email, "shippingAddress", ADDRESS, "paymentMethod", habit.method()),
        run + "-checkout");
    return new Placed(
        answer.body().path("orderId").stringValue(), habit, basket, email, answer.token());
  }

  /** Does what this kind of customer does with an order. */
  void goOn(Placed placed) throws InterruptedException {
    switch (placed.habit()) {
      case BUYS, NEVER_PAYS, GETS_NO_ANSWER, CHARGES_BACK, CONFIRMS -> {
        /* All that is left to do is to wait. */ }
      case PAYS_ANOTHER_WAY -> {
        if (shop.await(placed, found -> Fulfilment.payment(found).equals("DECLINED")
            || Fulfilment.isOver(found)).filter(found -> !Fulfilment.isOver(found)).isPresent()) {
          shop.commandInTime("/orders/" + placed.orderId() + "/payment-method",
              Map.of("paymentMethod", "ok"), run + "-payment-method");
        }
      }
      case CANCELS_AT_ONCE -> cancel(placed);
      case CANCELS_WHILE_PAYING -> cancelOnceItIs("PAYING", placed);
      case CANCELS_WHILE_MONEY_IS_TAKEN -> cancelOnceItIs("CAPTURING", placed);
      case CANCELS_ONCE_PAID -> cancelOnceItIs("SHIPPING", placed);
      case RETURNS -> {
        if (shop.await(placed, Fulfilment::isOver)
            .filter(found -> Fulfilment.state(found).equals("DELIVERED")).isPresent()) {
          shop.commandInTime("/orders/" + placed.orderId() + "/return",
              Map.of("reason", "does not fit"), run + "-return");
        }
      }
    }
  }

  /** Or later, if that was over too soon to be seen. */
  private void cancelOnceItIs(String state, Placed placed) throws InterruptedException {
    var _ = shop.await(placed,
        found -> Fulfilment.state(found).equals(state) || Fulfilment.isPast(state, found));
    cancel(placed);
  }

  private void cancel(Placed placed) throws InterruptedException {
    shop.commandIfAllowed("/orders/" + placed.orderId() + "/cancel",
        Map.of("reason", "changed my mind"), run + "-cancel");
  }
}
