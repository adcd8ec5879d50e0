package io.orderlog.domain.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.cart.CartAgenda;
import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartDecider;
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
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.fulfilment.decisions.Screening;
import io.orderlog.domain.mail.Letter;
import io.orderlog.domain.mail.MailAgenda;
import io.orderlog.domain.mail.MailCommand;
import io.orderlog.domain.mail.MailDecider;
import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailRejection;
import io.orderlog.domain.mail.MailState;
import io.orderlog.domain.mail.Postbox;
import io.orderlog.domain.fulfilment.decisions.FulfilmentDecider;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState.NotPlaced;
import io.orderlog.domain.order.OrderState;
import io.orderlog.domain.payment.PaymentAgenda;
import io.orderlog.domain.payment.PaymentCommand.Fact;
import io.orderlog.domain.payment.PaymentCommand.RecordAttemptFailed;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentProvider;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.PaymentRequest;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import io.orderlog.domain.reactions.CartReactions;
import io.orderlog.domain.reactions.FulfilmentReactions;
import io.orderlog.domain.reactions.OrderReactions;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.reactions.PaymentReactions;
import io.orderlog.domain.reactions.Reactions;
import io.orderlog.domain.reactions.Refusals;
import io.orderlog.domain.reactions.RiskReactions;
import io.orderlog.domain.reactions.ShipmentReactions;
import io.orderlog.domain.reactions.StockReactions;
import io.orderlog.domain.reactions.Target;
import io.orderlog.domain.reactions.WaitReactions;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.risk.RiskDecider;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.risk.RiskRejection;
import io.orderlog.domain.risk.RiskState;
import io.orderlog.domain.shipment.Carrier;
import io.orderlog.domain.shipment.ShipmentAgenda;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.domain.shipment.ShipmentRequest;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.decisions.ShipmentDecider;
import io.orderlog.domain.shop.SimulatedAgenda.Item;
import io.orderlog.domain.shop.SimulatedLog.Outcome;
import io.orderlog.domain.stock.StockAgenda;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockDecider;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockRejection;
import io.orderlog.domain.stock.StockState;
import io.orderlog.domain.wait.WaitAgenda;
import io.orderlog.domain.wait.WaitCommand;
import io.orderlog.domain.wait.WaitDecider;
import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.domain.wait.WaitRejection;
import io.orderlog.domain.wait.WaitState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** All logs, writers, couriers and agendas of a shop, and those outside, in one thread. */
final class Shop {

  static final Instant OPENING = Instant.parse("2026-11-23T08:00:00Z");

  final SimulatedAgenda<CartState, CartCommand, Void> cartAgenda =
      new SimulatedAgenda<>(new CartAgenda());
  final SimulatedAgenda<StockState, StockCommand, Void> stockAgenda =
      new SimulatedAgenda<>(new StockAgenda());
  final SimulatedAgenda<FulfilmentState, FulfilmentCommand, Void> fulfilmentAgenda =
      new SimulatedAgenda<>(new FulfilmentAgenda());
  final SimulatedAgenda<PaymentState, PaymentCommand, PaymentRequest> paymentAgenda =
      new SimulatedAgenda<>(new PaymentAgenda());
  final SimulatedAgenda<ShipmentState, ShipmentCommand, ShipmentRequest> shipmentAgenda =
      new SimulatedAgenda<>(new ShipmentAgenda());
  final SimulatedAgenda<MailState, MailCommand, Letter> mailAgenda =
      new SimulatedAgenda<>(new MailAgenda());

  final SimulatedAgenda<WaitState, WaitCommand, Void> waitAgenda =
      new SimulatedAgenda<>(new WaitAgenda());

  final SimulatedLog<CartCommand, CartState, CartEvent, CartRejection> carts =
      new SimulatedLog<>("carts", new CartDecider(), _ -> false, cartAgenda::changed);
  final SimulatedLog<OrderCommand, OrderState, OrderEvent, OrderRejection> orders =
      new SimulatedLog<>("orders", new OrderDecider(), OrderDecider::isFinal, (_, _) -> {});
  final SimulatedLog<StockCommand, StockState, StockEvent, StockRejection> stock =
      new SimulatedLog<>("stock", new StockDecider(), _ -> false, (_, _) -> {});
  final SimulatedLog<WaitCommand, WaitState, WaitEvent, WaitRejection> waits;
  final SimulatedLog<RiskCommand, RiskState, RiskEvent, RiskRejection> risk;
  final SimulatedLog<PaymentCommand, PaymentState, PaymentEvent, PaymentRejection> payments =
      new SimulatedLog<>("payments", new PaymentDecider(), PaymentDecider::isFinal,
          paymentAgenda::changed);
  final SimulatedLog<ShipmentCommand, ShipmentState, ShipmentEvent,
      ShipmentRejection> shipments = new SimulatedLog<>("shipments", new ShipmentDecider(),
          ShipmentDecider::isFinal, shipmentAgenda::changed);
  final SimulatedLog<MailCommand, MailState, MailEvent, MailRejection> mails =
      new SimulatedLog<>("mails", new MailDecider(), MailDecider::isFinal, mailAgenda::changed);
  final SimulatedLog<FulfilmentCommand, FulfilmentState, FulfilmentEvent,
      FulfilmentRejection> fulfilments;

  final PaymentProvider provider = new PaymentProvider(true);
  final Carrier carrier = new Carrier();
  final Postbox postbox = new Postbox();
  final List<SimulatedCourier<?>> couriers;
  private final SimulatedOutside<PaymentCommand, PaymentRequest> paymentsOutside =
      new SimulatedOutside<>(
          (effect, at) -> provider.perform(effect.transaction(), effect.request(), at),
          effect -> new RecordAttemptFailed(effect.transaction(), effect.attempt(), "timeout"),
          (order, fact) -> payments.send("fact " + fact, order, fact, now()));
  private final SimulatedOutside<ShipmentCommand, ShipmentRequest> shipmentsOutside =
      new SimulatedOutside<>((effect, _) -> carrier.perform(effect.request()),
          effect -> new ShipmentCommand.RecordAttemptFailed(
              effect.transaction(), effect.attempt(), "timeout"),
          (shipment, fact) -> shipments.send("fact " + fact, shipment, fact, now()));
  private final SimulatedOutside<MailCommand, Letter> mailsOutside =
      new SimulatedOutside<>((effect, _) -> postbox.take(effect.request()),
          effect -> new MailCommand.RecordAttemptFailed(effect.attempt(), "timeout"),
          (mail, fact) -> mails.send("fact " + fact, mail, fact, now()));
  private final List<SimulatedOutside<?, ?>> outside =
      List.of(paymentsOutside, shipmentsOutside, mailsOutside);
  private Instant now = OPENING;

  /** Where all orders pass. */
  Shop(Carriage carriage, Mailing mailing) {
    this(carriage, mailing, RiskPolicy.NONE);
  }

  Shop(Carriage carriage, Mailing mailing, RiskPolicy policy) {
    fulfilments = new SimulatedLog<>("fulfilments",
        new FulfilmentDecider(
            FulfilmentTimes.usual(), carriage, mailing, Screening.by(policy)),
        FulfilmentDecider::isFinal, fulfilmentAgenda::changed);
    waits = new SimulatedLog<>(
        "waits", new WaitDecider(mailing), _ -> false, waitAgenda::changed);
    risk = new SimulatedLog<>("risk", new RiskDecider(policy), _ -> false, (_, _) -> {});
    couriers = Stream.of(
        couriers(carts, new CartReactions()), couriers(orders, new OrderReactions()),
        couriers(stock, new StockReactions()), couriers(payments, new PaymentReactions()),
        couriers(shipments, new ShipmentReactions()), couriers(waits, new WaitReactions()),
        couriers(risk, new RiskReactions()),
        couriers(fulfilments, new FulfilmentReactions())).flatMap(List::stream).toList();
  }

  Instant now() {
    return now;
  }

  void pass(Instant later) {
    now = later;
  }

  /** Commands of a process are taken, or refused for good; nothing is parked. */
  private void send(String key, Outgoing<?> outgoing) {
    String stream = outgoing.streamId();
    Outcome outcome = switch (outgoing.target()) {
      case ORDERS -> orders.send(key, stream, (OrderCommand) outgoing.command(), now);
      case STOCK -> stock.send(key, stream, (StockCommand) outgoing.command(), now);
      case PAYMENTS -> payments.send(key, stream, (PaymentCommand) outgoing.command(), now);
      case WAITS -> waits.send(key, stream, (WaitCommand) outgoing.command(), now);
      case RISK -> risk.send(key, stream, (RiskCommand) outgoing.command(), now);
      case SHIPMENTS ->
        shipments.send(key, stream, (ShipmentCommand) outgoing.command(), now);
      case MAILS -> mails.send(key, stream, (MailCommand) outgoing.command(), now);
      case FULFILMENTS ->
        fulfilments.send(key, stream, (FulfilmentCommand) outgoing.command(), now);
    };
    assertThat(outcome).as("%s to %s by %s", outgoing.command(), stream, key)
        .isNotEqualTo(Outcome.REFUSED);
    if (outcome == Outcome.REFUSED_FOR_GOOD && isHeard(outgoing)) {
      Refusals.of(outgoing).ifPresent(heard -> send(key + "/refused", heard));
    }
  }

  private boolean isHeard(Outgoing<?> refused) {
    return refused.target() == Target.ORDERS && orders
        .refusal(refused.streamId(), (OrderCommand) refused.command(), now)
        .filter(Refusals::isHeard).isPresent();
  }

  private <C, S, E, R> List<SimulatedCourier<?>> couriers(
      SimulatedLog<C, S, E, R> log, Reactions<E> reactions) {
    return log.partitions().stream()
        .<SimulatedCourier<?>>map(
            partition -> new SimulatedCourier<>(log.name(), partition, reactions, this::send))
        .toList();
  }

  /** Deadlines are met; what is to be asked outside is on its way, perhaps for a second time. */
  void meetWhatIsDue() {
    cartAgenda.dueBy(now).forEach(item -> meet(carts, item));
    stockAgenda.dueBy(now).forEach(item -> meet(stock, item));
    waitAgenda.dueBy(now).forEach(item -> meet(waits, item));
    fulfilmentAgenda.dueBy(now).forEach(item -> meet(fulfilments, item));
    meetOrAsk(payments, paymentAgenda, paymentsOutside);
    meetOrAsk(shipments, shipmentAgenda, shipmentsOutside);
    meetOrAsk(mails, mailAgenda, mailsOutside);
  }

  private <C, S, Q> void meetOrAsk(SimulatedLog<C, S, ?, ?> log, SimulatedAgenda<S, C, Q> agenda,
      SimulatedOutside<C, Q> asked) {
    for (Item<C, Q> item : agenda.dueBy(now)) {
      if (item.due() instanceof Effect) {
        asked.ask(item);
      } else {
        meet(log, item);
      }
    }
  }

  /** A deadline whose time has come is never refused. */
  private <C> void meet(SimulatedLog<C, ?, ?, ?> log, Item<C, ?> item) {
    if (item.due() instanceof Deadline<C, ?>(_, _, var command)) {
      assertThat(log.send("", item.stream(), command, now)).as("%s", item)
          .isEqualTo(Outcome.ACCEPTED);
    }
  }

  /** When anybody waits for something next. */
  Optional<Instant> nextDue() {
    return Stream.of(cartAgenda.earliest(), stockAgenda.earliest(), waitAgenda.earliest(),
        fulfilmentAgenda.earliest(), paymentAgenda.earliest(), shipmentAgenda.earliest(),
        mailAgenda.earliest()).flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** In all logs. */
  long events() {
    return Stream.of(carts, orders, stock, waits, risk, payments, shipments, mails, fulfilments)
        .mapToLong(log -> log.entries().size()).sum();
  }

  /** Whether the order with this id was placed by somebody else than its process. */
  boolean isOfOthers(String order) {
    OrderState state = orders.state(order);
    return !(state instanceof NotPlaced) && !state.entrusted();
  }

  boolean isAsking() {
    return outside.stream().anyMatch(SimulatedOutside::isBusy);
  }

  /** A request is lost. */
  void loseRequest(RandomGenerator random) {
    anybody(random).loseRequest(random);
  }

  /** Somebody outside does what is asked and says so twice, or only by webhook. */
  void carryOutRequest(RandomGenerator random, boolean answered) {
    anybody(random).carryOutRequest(random, answered, now);
  }

  /** The provider tells something by itself. */
  void tell(String orderId, Fact fact) {
    paymentsOutside.tell(orderId, fact);
  }

  /** A parcel goes on its way. */
  void moveParcel(String shipmentId) {
    carrier.moveOn(shipmentId).ifPresent(fact -> shipmentsOutside.tell(shipmentId, fact));
  }

  void hear(RandomGenerator random) {
    anybody(random).hear(random);
  }

  private SimulatedOutside<?, ?> anybody(RandomGenerator random) {
    return outside.get(random.nextInt(outside.size()));
  }
}
