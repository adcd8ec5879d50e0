package io.orderlog.faults.shop;

import io.orderlog.domain.cart.CartAgenda;
import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartRejection;
import io.orderlog.domain.cart.CartState;
import io.orderlog.domain.fulfilment.FulfilmentAgenda;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.fulfilment.decisions.FulfilmentDecider;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.domain.payment.PaymentAgenda;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentEvent.AttemptFailed;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import io.orderlog.domain.reactions.CartReactions;
import io.orderlog.domain.reactions.FulfilmentReactions;
import io.orderlog.domain.reactions.OrderReactions;
import io.orderlog.domain.reactions.PaymentReactions;
import io.orderlog.domain.reactions.StockReactions;
import io.orderlog.domain.stock.StockAgenda;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockRejection;
import io.orderlog.domain.stock.StockState;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.faults.check.AllRules;
import io.orderlog.faults.check.OwnCommands;
import io.orderlog.faults.history.Attempt;
import io.orderlog.faults.history.LogContent;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.shop.ShopLog.Definition;
import io.orderlog.faults.shop.ShopLog.Told;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All logs of a shop. */
public record ShopLogs(ShopLog<CartCommand, CartState, CartEvent, CartRejection> carts,
    ShopLog<OrderCommand, OrderState, OrderEvent, OrderRejection> orders,
    ShopLog<StockCommand, StockState, StockEvent, StockRejection> stock,
    ShopLog<PaymentCommand, PaymentState, PaymentEvent, PaymentRejection> payments,
    ShopLog<FulfilmentCommand, FulfilmentState, FulfilmentEvent,
        FulfilmentRejection> fulfilments) {

  /** The names of all of them, those that others react to first. */
  public static final List<String> NAMES = List.of(CartLog.CARTS.name(),
      FulfilmentLog.FULFILMENTS.name(), OrderLog.ORDERS.name(), StockLog.STOCK.name(),
      PaymentLog.PAYMENTS.name());

  /**
   * What was found in them.
   *
   * @param times that the processes were given
   * @param content of the log with this name
   */
  public static ShopLogs of(
      FulfilmentTimes times, ShopHistory asked, Function<String, LogContent> content) {
    return new ShopLogs(
        log(new Definition<>(CartLog.CARTS.name(), AllRules.ofCarts(), new CartReactions(),
            new CartAgenda(), _ -> false), content, asked.carts().attempts()),
        log(new Definition<>(OrderLog.ORDERS.name(), AllRules.ofOrders(), new OrderReactions(),
            new NoAgenda<>(), OrderDecider::isFinal), content, asked.orders().attempts()),
        log(new Definition<>(StockLog.STOCK.name(), AllRules.ofStock(), new StockReactions(),
            new StockAgenda(), _ -> false), content, asked.stock().attempts()),
        log(new Definition<>(PaymentLog.PAYMENTS.name(), AllRules.ofPayments(),
            new PaymentReactions(), new PaymentAgenda(), PaymentDecider::isFinal), content,
            List.of()),
        log(new Definition<>(FulfilmentLog.FULFILMENTS.name(), AllRules.ofFulfilments(times),
            new FulfilmentReactions(), new FulfilmentAgenda(), FulfilmentDecider::isFinal),
            content, asked.fulfilments().attempts()));
  }

  private static <C, S, E, R> ShopLog<C, S, E, R> log(Definition<C, S, E, R> definition,
      Function<String, LogContent> content, List<Attempt<C>> attempts) {
    return new ShopLog<>(definition, content.apply(definition.name()), attempts);
  }

  /** The process of this order. */
  public FulfilmentState process(String order) {
    return fulfilments.state(order).orElseGet(FulfilmentState.NotStarted::new);
  }

  /** What the process of this order did because its time had come. */
  public List<LoggedEvent> deadlines(String order) {
    return fulfilments.toldOf(order).stream().map(Told::logged)
        .filter(event -> event.commandId().startsWith(OwnCommands.PREFIX + "deadline/")).toList();
  }

  /** How often the payment provider was asked in vain. */
  public long attemptsFailed() {
    return payments.told().stream()
        .filter(told -> told.event() instanceof AttemptFailed).count();
  }

  /** All events, one log after the other. */
  public Stream<LoggedEvent> events() {
    return all().stream().flatMap(log -> log.content().committed().stream());
  }

  List<ShopLog<?, ?, ?, ?>> all() {
    return Stream.<ShopLog<?, ?, ?, ?>>of(carts, orders, stock, payments, fulfilments).toList();
  }
}
