package io.orderlog.replay.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MailAsked;
import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailId;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.reactions.StockReactions;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockEvent.Adjusted;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.HoldExtended;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationBroken;
import io.orderlog.domain.stock.StockEvent.ReservationConfirmed;
import io.orderlog.domain.stock.StockEvent.ReservationRefused;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.domain.stock.StockEvent.Returned;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.event.StreamName;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.eventlog.mail.MailLog;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.eventlog.risk.RiskLog;
import io.orderlog.eventlog.shipment.ShipmentLog;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.replay.ReplayedAggregate;
import io.orderlog.replay.ReplayedProcess;
import io.orderlog.replay.order.ReplayedOrders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The process that drives an order: the cart that it began with, the order, its payment, its
 * shipment, its mails, what became of its goods in stock, and whether it might pass.
 */
public final class OrderProcess implements ReplayedProcess<FulfilmentEvent> {

  @Override
  public ReplayedAggregate<?, FulfilmentEvent> process() {
    return ReplayedFulfilments.FULFILMENTS;
  }

  @Override
  public ReplayedAggregate<?, ?> driven() {
    return ReplayedOrders.ORDERS;
  }

  @Override
  public List<AggregateLog<?>> logs() {
    return List.of(FulfilmentLog.FULFILMENTS, CartLog.CARTS, OrderLog.ORDERS, StockLog.STOCK,
        RiskLog.RISK, PaymentLog.PAYMENTS, ShipmentLog.SHIPMENTS, MailLog.MAILS);
  }

  @Override
  public List<Part<?>> parts(String orderId, List<RecordedEvent<FulfilmentEvent>> events) {
    if (!(events.getFirst().data() instanceof FulfilmentStarted started)) {
      throw new IllegalStateException("it does not start the process");
    }
    return List.of(Part.all(CartLog.CARTS, started.cartId()),
        Part.all(OrderLog.ORDERS, orderId), stock(orderId, started.lines()),
        risk(orderId, events),
        Part.all(PaymentLog.PAYMENTS, orderId), Part.all(ShipmentLog.SHIPMENTS, orderId),
        mails(orderId, events));
  }

  private static Part<MailEvent> mails(
      String orderId, List<RecordedEvent<FulfilmentEvent>> events) {
    return new Part<>(MailLog.MAILS, events.stream()
        .filter(event -> event.data() instanceof MailAsked)
        .map(event -> (MailAsked) event.data())
        .map(asked -> MailId.of(orderId, asked.template(), asked.cause())).distinct()
        .collect(Collectors.toMap(Function.identity(), _ -> _ -> true)));
  }

  /** Subjects have other orders, too. */
  private static Part<RiskEvent> risk(
      String orderId, List<RecordedEvent<FulfilmentEvent>> events) {
    Predicate<RecordedEvent<RiskEvent>> ofThisOrder =
        event -> event.data() instanceof OrderAssessed assessed
            && assessed.orderId().equals(orderId);
    return new Part<>(RiskLog.RISK, events.stream()
        .filter(event -> event.data() instanceof AssessmentAsked)
        .flatMap(event -> ((AssessmentAsked) event.data()).subjects().stream()).distinct()
        .collect(Collectors.toMap(Function.identity(), _ -> ofThisOrder)));
  }

  /** Items are shared by many orders. */
  private static Part<StockEvent> stock(String orderId, List<OrderLine> lines) {
    Predicate<RecordedEvent<StockEvent>> ofThisOrder = event -> concerns(orderId, event);
    return new Part<>(StockLog.STOCK, lines.stream().map(OrderLine::sku).distinct()
        .collect(Collectors.toMap(Function.identity(), _ -> ofThisOrder)));
  }

  /** Its own reservation, or what the process has asked for besides. */
  private static boolean concerns(String orderId, RecordedEvent<StockEvent> event) {
    return reservation(event.data())
        .map(StockReactions.reservationOf(orderId)::equals)
        .orElseGet(() -> String.valueOf(event.metadata().causationId()).startsWith(
            FulfilmentLog.FULFILMENTS.name() + "/" + StreamName.of(orderId) + "/"));
  }

  private static Optional<String> reservation(StockEvent event) {
    return switch (event) {
      case Reserved each -> Optional.of(each.reservationId());
      case HoldExtended each -> Optional.of(each.reservationId());
      case ReservationConfirmed each -> Optional.of(each.reservationId());
      case ReservationRefused each -> Optional.of(each.reservationId());
      case ReservationReleased each -> Optional.of(each.reservationId());
      case ReservationBroken each -> Optional.of(each.reservationId());
      case Consumed each -> Optional.of(each.reservationId());
      case Received _,Returned _,Adjusted _ -> Optional.empty();
    };
  }
}
