package io.orderlog.domain.reactions;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AuthorisationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ConfirmationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MailAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ParcelDelivered;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReturnBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentCalledOff;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Telling;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.Step;
import io.orderlog.domain.mail.Letter;
import io.orderlog.domain.mail.MailCommand;
import io.orderlog.domain.mail.MailCommand.RequestMail;
import io.orderlog.domain.mail.MailId;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.ByProcess;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.Change;
import io.orderlog.domain.order.OrderCommand.DeliverOrder;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceEntrusted;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentCommand.Authorise;
import io.orderlog.domain.payment.PaymentCommand.Capture;
import io.orderlog.domain.payment.PaymentCommand.GiveBack;
import io.orderlog.domain.payment.PaymentCommand.Refund;
import io.orderlog.domain.risk.RiskCommand.Assess;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.domain.shipment.Parcel.Item;
import io.orderlog.domain.shipment.ShipmentCommand.Cancel;
import io.orderlog.domain.shipment.ShipmentCommand.Request;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentId;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockCommand.Confirm;
import io.orderlog.domain.stock.StockCommand.Consume;
import io.orderlog.domain.stock.StockCommand.Release;
import io.orderlog.domain.stock.StockCommand.Reserve;
import io.orderlog.domain.stock.StockCommand.Return;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a process has decided is done by order, stock, risk, payment, shipment and mails. */
public final class FulfilmentReactions implements Reactions<FulfilmentEvent> {

  private static final String GIVE_BACK = "give-back";

  @Override
  public List<Outgoing<?>> to(String orderId, FulfilmentEvent event) {
    String reservation = StockReactions.reservationOf(orderId);
    return switch (event) {
      case FulfilmentStarted started -> with(
          place(orderId, new PlaceOrder(started.customerId(), started.currency(),
              started.lines())),
          toStock(started.lines(),
              line -> new Reserve(reservation, line.quantity(), started.holdUntil())));
      case AssessmentAsked asked -> asked.subjects().stream()
          .<Outgoing<?>>map(subject -> assess(subject, orderId, asked)).toList();
      case AuthorisationAsked asked -> List.of(toPayment(orderId,
          new Authorise(new OrderId(orderId), asked.txId(), asked.amountMinor(),
              asked.currency(), asked.method(), asked.payBy())));
      case ConfirmationAsked(var lines, _) ->
        toStock(lines, line -> new Confirm(reservation, line.quantity()));
      case CaptureAsked(var txId, var amount, _) ->
        List.of(toPayment(orderId, new Capture(txId, amount)));
      case Paid paid -> List.of(toOrder(orderId, new PayOrder(reference(paid, orderId),
          new Money(paid.amountMinor(), paid.currency()).toMajorUnits())));
      case HandedOver(var carrier, var trackingNumber, var lines, _) -> with(
          toOrder(orderId, new ShipOrder(carrier, trackingNumber)),
          toStock(lines, line -> new Consume(reservation, line.quantity())));
      case ShipmentAsked(var number, var lines, var address) ->
        List.of(toShipment(orderId, number,
            new Request(ShipmentId.of(orderId, number), items(lines), address)));
      case ShipmentCalledOff(var number, var reason) ->
        List.of(toShipment(orderId, number, new Cancel(reason)));
      case ParcelDelivered _ -> List.of(toOrder(orderId, new DeliverOrder()));
      case ReturnBegun begun -> returned(orderId, begun);
      case RefundAsked(var txId, var amount, var reason) ->
        List.of(toPayment(orderId, new Refund(txId, amount, reason)));
      case UnwindingBegun(var cause, var steps, _) -> steps.stream()
          .<Outgoing<?>>map(step -> undo(orderId, step, cause.name())).toList();
      case MailAsked asked -> List.of(toCustomer(orderId, asked));
      case Telling _ -> List.of();
    };
  }

  /** The provider's own words, unless no order could bear them. */
  private static String reference(Paid paid, String orderId) {
    return CommandRules.isText(paid.reference(), OrderCommand.MAX_TEXT_LENGTH)
        ? paid.reference()
        : "payment of " + orderId;
  }

  private static List<Outgoing<?>> returned(String orderId, ReturnBegun begun) {
    List<Outgoing<?>> goods =
        toStock(begun.lines(), line -> new Return(line.quantity(), orderId));
    return begun.amountMinor() == 0
        ? goods
        : with(toPayment(orderId,
            new Refund(begun.txId(), begun.amountMinor(), begun.reason())), goods);
  }

  private static Outgoing<?> undo(String orderId, Step step, String reason) {
    return switch (step.kind()) {
      case RELEASE -> new Outgoing<>(Target.STOCK, step.sku(),
          new Release(StockReactions.reservationOf(orderId), reason));
      case GIVE_BACK -> toPayment(orderId, new GiveBack(GIVE_BACK, reason));
      case CANCEL_ORDER -> toOrder(orderId, new CancelOrder(reason));
      case CANCEL_SHIPMENT -> toShipment(orderId, 1, new Cancel(reason));
    };
  }

  private static Outgoing<RiskCommand> assess(
      String subject, String orderId, AssessmentAsked asked) {
    return new Outgoing<>(Target.RISK, subject,
        new Assess(RiskSubject.parse(subject).orElseThrow(), orderId, asked.amountMinor(),
            asked.currency()));
  }

  private static Outgoing<OrderCommand> place(String orderId, PlaceOrder order) {
    return new Outgoing<>(Target.ORDERS, orderId, new PlaceEntrusted(order));
  }

  private static Outgoing<OrderCommand> toOrder(String orderId, Change change) {
    return new Outgoing<>(Target.ORDERS, orderId, new ByProcess(change));
  }

  private static List<Item> items(List<OrderLine> lines) {
    return lines.stream().map(line -> new Item(line.sku(), line.quantity())).toList();
  }

  private static Outgoing<ShipmentCommand> toShipment(
      String orderId, int number, ShipmentCommand command) {
    return new Outgoing<>(Target.SHIPMENTS, ShipmentId.of(orderId, number), command);
  }

  private static Outgoing<MailCommand> toCustomer(String orderId, MailAsked asked) {
    String mailId = MailId.of(orderId, asked.template(), asked.cause());
    return new Outgoing<>(Target.MAILS, mailId, new RequestMail(new Letter(mailId, orderId,
        asked.template(), asked.to(), asked.name(), Letter.ENGLISH, asked.data(), asked.lines(),
        asked.at())));
  }

  private static Outgoing<PaymentCommand> toPayment(String orderId, PaymentCommand command) {
    return new Outgoing<>(Target.PAYMENTS, orderId, command);
  }

  private static List<Outgoing<?>> toStock(
      List<OrderLine> lines, Function<OrderLine, StockCommand> command) {
    return lines.stream()
        .<Outgoing<?>>map(line -> new Outgoing<>(Target.STOCK, line.sku(), command.apply(line)))
        .toList();
  }

  private static List<Outgoing<?>> with(Outgoing<?> first, List<Outgoing<?>> others) {
    List<Outgoing<?>> all = new ArrayList<>();
    all.add(first);
    all.addAll(others);
    return all;
  }
}
