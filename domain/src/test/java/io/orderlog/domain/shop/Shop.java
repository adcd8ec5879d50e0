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
import io.orderlog.domain.reactions.StockReactions;
import io.orderlog.domain.reactions.Target;
import io.orderlog.domain.shop.SimulatedAgenda.Item;
import io.orderlog.domain.shop.SimulatedLog.Outcome;
import io.orderlog.domain.stock.StockAgenda;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockDecider;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockRejection;
import io.orderlog.domain.stock.StockState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** All logs, writers, couriers and agendas of a shop, and its payment provider, in one thread. */
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

  final SimulatedLog<CartCommand, CartState, CartEvent, CartRejection> carts =
      new SimulatedLog<>("carts", new CartDecider(), _ -> false, cartAgenda::changed);
  final SimulatedLog<OrderCommand, OrderState, OrderEvent, OrderRejection> orders =
      new SimulatedLog<>("orders", new OrderDecider(), OrderDecider::isFinal, (_, _) -> {});
  final SimulatedLog<StockCommand, StockState, StockEvent, StockRejection> stock =
      new SimulatedLog<>("stock", new StockDecider(), _ -> false, (_, _) -> {});
  final SimulatedLog<PaymentCommand, PaymentState, PaymentEvent, PaymentRejection> payments =
      new SimulatedLog<>("payments", new PaymentDecider(), PaymentDecider::isFinal,
          paymentAgenda::changed);
  final SimulatedLog<FulfilmentCommand, FulfilmentState, FulfilmentEvent,
      FulfilmentRejection> fulfilments = new SimulatedLog<>("fulfilments",
          new FulfilmentDecider(FulfilmentTimes.usual()), FulfilmentDecider::isFinal,
          fulfilmentAgenda::changed);

  final PaymentProvider provider = new PaymentProvider(true);
  final List<SimulatedCourier<?>> couriers = Stream.of(
      couriers(carts, new CartReactions()), couriers(orders, new OrderReactions()),
      couriers(stock, new StockReactions()), couriers(payments, new PaymentReactions()),
      couriers(fulfilments, new FulfilmentReactions())).flatMap(List::stream).toList();
  private final List<Item<PaymentCommand, PaymentRequest>> requests = new ArrayList<>();
  private final List<Heard> facts = new ArrayList<>();
  private Instant now = OPENING;

  /** A fact on its way to us. */
  private record Heard(String orderId, Fact fact) {}

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
    fulfilmentAgenda.dueBy(now).forEach(item -> meet(fulfilments, item));
    for (Item<PaymentCommand, PaymentRequest> item : paymentAgenda.dueBy(now)) {
      if (item.due() instanceof Effect) {
        requests.add(item);
      } else {
        meet(payments, item);
      }
    }
  }

  /** A deadline whose time has come is never refused. */
  private <C, S, E, R> void meet(SimulatedLog<C, S, E, R> log, Item<C, ?> item) {
    if (item.due() instanceof Deadline<C, ?>(_, _, var command)) {
      assertThat(log.send("", item.stream(), command, now)).as("%s", item)
          .isEqualTo(Outcome.ACCEPTED);
    }
  }

  /** When anybody waits for something next. */
  Optional<Instant> nextDue() {
    return Stream.of(cartAgenda.earliest(), stockAgenda.earliest(), fulfilmentAgenda.earliest(),
        paymentAgenda.earliest()).flatMap(Optional::stream).min(Instant::compareTo);
  }

  /** In all logs. */
  long events() {
    return Stream.of(carts, orders, stock, payments, fulfilments)
        .mapToLong(log -> log.entries().size()).sum();
  }

  /** Whether the order with this id was placed by somebody else than its process. */
  boolean isOfOthers(String order) {
    OrderState state = orders.state(order);
    return !(state instanceof NotPlaced) && !state.entrusted();
  }

  boolean isAsking() {
    return !requests.isEmpty() || !facts.isEmpty();
  }

  /** The request is lost. */
  void loseRequest(RandomGenerator random) {
    if (!requests.isEmpty()) {
      Item<PaymentCommand, PaymentRequest> item =
          requests.remove(random.nextInt(requests.size()));
      fail(item);
    }
  }

  /** The provider does it and says so twice, or the answer is lost and the webhook comes. */
  void carryOutRequest(RandomGenerator random, boolean answered) {
    if (requests.isEmpty()) {
      return;
    }
    Item<PaymentCommand, PaymentRequest> item = requests.remove(random.nextInt(requests.size()));
    if (item.due() instanceof Effect<PaymentCommand, PaymentRequest> effect) {
      Fact fact = provider.perform(effect.transaction(), effect.request(), now);
      tell(item.stream(), fact);
      if (answered) {
        tell(item.stream(), fact);
      } else {
        fail(item);
      }
    }
  }

  void tell(String orderId, Fact fact) {
    facts.add(new Heard(orderId, fact));
  }

  void hear(RandomGenerator random) {
    if (!facts.isEmpty()) {
      Heard heard = facts.remove(random.nextInt(facts.size()));
      payments.send("fact " + heard.fact(), heard.orderId(), heard.fact(), now);
    }
  }

  private void fail(Item<PaymentCommand, PaymentRequest> item) {
    if (item.due() instanceof Effect<PaymentCommand, PaymentRequest> effect) {
      tell(item.stream(),
          new RecordAttemptFailed(effect.transaction(), effect.attempt(), "timeout"));
    }
  }
}
