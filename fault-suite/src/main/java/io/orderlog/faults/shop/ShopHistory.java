package io.orderlog.faults.shop;

import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.product.ProductCommand;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.wait.WaitCommand;
import io.orderlog.faults.history.Answer;
import io.orderlog.faults.history.Attempt;
import io.orderlog.faults.history.History;
import java.io.IOException;
import java.nio.file.Path;

/** All that clients of a shop asked and were answered. Thread-safe. */
public record ShopHistory(History<CartCommand> carts, History<OrderCommand> orders,
    History<StockCommand> stock, History<WaitCommand> waits, History<ProductCommand> products,
    History<RiskCommand> risk, History<FulfilmentCommand> fulfilments) {

  /** Nobody has asked anything yet. */
  public ShopHistory() {
    this(new History<>(), new History<>(), new History<>(), new History<>(), new History<>(),
        new History<>(), new History<>());
  }

  /** All that was asked, as if nobody had heard an answer: a copy of a log need not know of any. */
  public ShopHistory unanswered() {
    return new ShopHistory(unanswered(carts), unanswered(orders), unanswered(stock),
        unanswered(waits), unanswered(products), unanswered(risk), unanswered(fulfilments));
  }

  private static <C> History<C> unanswered(History<C> asked) {
    History<C> unanswered = new History<>();
    asked.attempts().forEach(each -> unanswered.add(new Attempt<>(each.client(), each.request(),
        each.startNanos(), each.endNanos(), new Answer.Unknown("of another log"))));
    return unanswered;
  }

  /** Writes one JSON object a line, a file for each log. */
  public void writeTo(Path folder) throws IOException {
    carts.writeTo(folder.resolve("history-carts.jsonl"));
    orders.writeTo(folder.resolve("history-orders.jsonl"));
    stock.writeTo(folder.resolve("history-stock.jsonl"));
    waits.writeTo(folder.resolve("history-waits.jsonl"));
    products.writeTo(folder.resolve("history-products.jsonl"));
    risk.writeTo(folder.resolve("history-risk.jsonl"));
    fulfilments.writeTo(folder.resolve("history-fulfilments.jsonl"));
  }
}
