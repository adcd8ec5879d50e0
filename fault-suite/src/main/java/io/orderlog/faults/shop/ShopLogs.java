package io.orderlog.faults.shop;

import io.orderlog.domain.cart.CartAgenda;
import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartRejection;
import io.orderlog.domain.cart.CartState;
import io.orderlog.domain.fulfilment.Carriage;
import io.orderlog.domain.fulfilment.FulfilmentAgenda;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.fulfilment.decisions.FulfilmentDecider;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.fulfilment.decisions.Screening;
import io.orderlog.domain.mail.MailAgenda;
import io.orderlog.domain.mail.MailCommand;
import io.orderlog.domain.mail.MailDecider;
import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailRejection;
import io.orderlog.domain.mail.MailState;
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
import io.orderlog.domain.product.ProductCommand;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.domain.product.ProductRejection;
import io.orderlog.domain.product.ProductState;
import io.orderlog.domain.reactions.CartReactions;
import io.orderlog.domain.reactions.FulfilmentReactions;
import io.orderlog.domain.reactions.OrderReactions;
import io.orderlog.domain.reactions.PaymentReactions;
import io.orderlog.domain.reactions.RiskReactions;
import io.orderlog.domain.reactions.ShipmentReactions;
import io.orderlog.domain.reactions.StockReactions;
import io.orderlog.domain.reactions.WaitReactions;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.risk.RiskRejection;
import io.orderlog.domain.risk.RiskState;
import io.orderlog.domain.shipment.ShipmentAgenda;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelDelivered;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelHandedOver;
import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.ShipmentState.HandedOver;
import io.orderlog.domain.shipment.ShipmentState.Labelled;
import io.orderlog.domain.shipment.ShipmentState.Requested;
import io.orderlog.domain.shipment.decisions.ShipmentDecider;
import io.orderlog.domain.stock.StockAgenda;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockRejection;
import io.orderlog.domain.stock.StockState;
import io.orderlog.domain.wait.WaitAgenda;
import io.orderlog.domain.wait.WaitCommand;
import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.domain.wait.WaitRejection;
import io.orderlog.domain.wait.WaitState;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.eventlog.mail.MailLog;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.eventlog.product.ProductLog;
import io.orderlog.eventlog.risk.RiskLog;
import io.orderlog.eventlog.shipment.ShipmentLog;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.eventlog.wait.WaitLog;
import io.orderlog.faults.check.AllRules;
import io.orderlog.faults.check.OwnCommands;
import io.orderlog.faults.history.Answer.Refused;
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
    ShopLog<WaitCommand, WaitState, WaitEvent, WaitRejection> waits,
    ShopLog<ProductCommand, ProductState, ProductEvent, ProductRejection> products,
    ShopLog<RiskCommand, RiskState, RiskEvent, RiskRejection> risk,
    ShopLog<PaymentCommand, PaymentState, PaymentEvent, PaymentRejection> payments,
    ShopLog<ShipmentCommand, ShipmentState, ShipmentEvent, ShipmentRejection> shipments,
    ShopLog<MailCommand, MailState, MailEvent, MailRejection> mails,
    ShopLog<FulfilmentCommand, FulfilmentState, FulfilmentEvent,
        FulfilmentRejection> fulfilments) {

  /** The names of all of them, those that others react to first. */
  public static final List<String> NAMES = List.of(CartLog.CARTS.name(),
      FulfilmentLog.FULFILMENTS.name(), OrderLog.ORDERS.name(), StockLog.STOCK.name(),
      PaymentLog.PAYMENTS.name(), ShipmentLog.SHIPMENTS.name(), WaitLog.WAITS.name(),
      RiskLog.RISK.name(), MailLog.MAILS.name(), ProductLog.PRODUCTS.name());

  /**
   * What was found in them.
   *
   * @param times that the processes were given
   * @param carriage who takes the parcels
   * @param mailing whether customers get mails
   * @param policy who is asked about orders, and by which rules
   * @param content of the log with this name
   */
  public static ShopLogs of(
      FulfilmentTimes times, Carriage carriage, Mailing mailing, RiskPolicy policy,
      ShopHistory asked, Function<String, LogContent> content) {
    return new ShopLogs(
        log(new Definition<>(CartLog.CARTS.name(), AllRules.ofCarts(), new CartReactions(),
            new CartAgenda(), _ -> false), content, asked.carts().attempts()),
        log(new Definition<>(OrderLog.ORDERS.name(), AllRules.ofOrders(), new OrderReactions(),
            new NoAgenda<>(), OrderDecider::isFinal), content, asked.orders().attempts()),
        log(new Definition<>(StockLog.STOCK.name(), AllRules.ofStock(), new StockReactions(),
            new StockAgenda(), _ -> false), content, asked.stock().attempts()),
        log(new Definition<>(WaitLog.WAITS.name(), AllRules.ofWaits(mailing),
            new WaitReactions(), new WaitAgenda(), _ -> false), content, asked.waits().attempts()),
        log(new Definition<>(ProductLog.PRODUCTS.name(), AllRules.ofProducts(),
            (_, _) -> List.of(), new NoAgenda<>(), _ -> false), content,
            asked.products().attempts()),
        log(new Definition<>(RiskLog.RISK.name(), AllRules.ofRisk(policy), new RiskReactions(),
            new NoAgenda<>(), _ -> false), content, asked.risk().attempts()),
        log(new Definition<>(PaymentLog.PAYMENTS.name(), AllRules.ofPayments(),
            new PaymentReactions(), new PaymentAgenda(), PaymentDecider::isFinal), content,
            List.of()),
        log(new Definition<>(ShipmentLog.SHIPMENTS.name(), AllRules.ofShipments(),
            new ShipmentReactions(), new ShipmentAgenda(), ShipmentDecider::isFinal), content,
            List.of()),
        log(new Definition<>(MailLog.MAILS.name(), AllRules.ofMails(),
            (_, _) -> List.of(), new MailAgenda(), MailDecider::isFinal), content, List.of()),
        log(new Definition<>(FulfilmentLog.FULFILMENTS.name(),
            AllRules.ofFulfilments(times, carriage, mailing, Screening.by(policy)),
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

  /** How often a cart has not taken something because of what the catalogue says. */
  public long refusedForOffers() {
    return carts.attempts().stream()
        .filter(attempt -> attempt.answer() instanceof Refused refused
            && carts.rules().beside().contains(refused.reason()))
        .count();
  }

  /** Whether the carrier has nothing more to say of any parcel that is on its way. */
  public boolean allParcelsHaveArrived() {
    return shipments.streams().stream().map(parcel -> shipments.state(parcel).orElseThrow())
        .noneMatch(state -> state instanceof Requested || state instanceof Labelled
            || state instanceof HandedOver);
  }

  /** How many were handed over and delivered by one command, because nothing was told before. */
  public long parcelsToldOfAtTheirDelivery() {
    return shipments.streams().stream().filter(parcel -> commandsOf(parcel, ParcelHandedOver.class)
        .anyMatch(id -> commandsOf(parcel, ParcelDelivered.class).anyMatch(id::equals))).count();
  }

  private Stream<String> commandsOf(String parcel, Class<? extends ShipmentEvent> kind) {
    return shipments.toldOf(parcel).stream().filter(told -> kind.isInstance(told.event()))
        .map(told -> told.logged().commandId());
  }

  /** All events, one log after the other. */
  public Stream<LoggedEvent> events() {
    return all().stream().flatMap(log -> log.content().committed().stream());
  }

  /** All of them, in no order that matters. */
  public List<ShopLog<?, ?, ?, ?>> all() {
    return Stream.<ShopLog<?, ?, ?, ?>>of(
        carts, orders, stock, waits, products, risk, payments, shipments, mails, fulfilments)
        .toList();
  }
}
