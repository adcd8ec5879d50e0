package io.orderlog.domain.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.cart.CartEvent.CartAbandoned;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAssessed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCancelTooLate;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearHandedOver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorisationGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCaptured;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineBroken;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineExpired;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReleased;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReserved;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentCalledOff;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AuthorisationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ConfirmationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MailAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Noted;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.mail.Letter;
import io.orderlog.domain.mail.MailCommand.RequestMail;
import io.orderlog.domain.mail.MailData;
import io.orderlog.domain.mail.MailExamples;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ParcelDelivered;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReturnBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.Step;
import io.orderlog.domain.mail.MailId;
import io.orderlog.domain.mail.Template;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.ByProcess;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.Change;
import io.orderlog.domain.order.OrderCommand.DeliverOrder;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceEntrusted;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.payment.PaymentCommand.Authorise;
import io.orderlog.domain.payment.PaymentCommand.Capture;
import io.orderlog.domain.payment.PaymentCommand.GiveBack;
import io.orderlog.domain.payment.PaymentCommand.Refund;
import io.orderlog.domain.payment.PaymentEvent.Captured;
import io.orderlog.domain.payment.PaymentEvent.GaveUp;
import io.orderlog.domain.payment.PaymentEvent.GivenBack;
import io.orderlog.domain.payment.PaymentEvent.Voided;
import io.orderlog.domain.payment.Transaction.Kind;
import io.orderlog.domain.risk.RiskCommand.Assess;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.risk.RiskEvent.SubjectBlocked;
import io.orderlog.domain.risk.RiskEvent.SubjectUnblocked;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.domain.risk.Verdict;
import io.orderlog.domain.shipment.Parcel.Item;
import io.orderlog.domain.shipment.ShipmentCommand.Cancel;
import io.orderlog.domain.shipment.ShipmentCommand.Request;
import io.orderlog.domain.shipment.ShipmentEvent.CancelRequested;
import io.orderlog.domain.shipment.ShipmentEvent.CancelTooLate;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelHandedOver;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentCancelled;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentFailed;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.stock.StockCommand.Confirm;
import io.orderlog.domain.stock.StockCommand.Consume;
import io.orderlog.domain.stock.StockCommand.Release;
import io.orderlog.domain.stock.StockCommand.Reserve;
import io.orderlog.domain.stock.StockCommand.Return;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockEvent.Adjusted;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.HoldExtended;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationBroken;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.domain.stock.StockEvent.Returned;
import io.orderlog.domain.wait.WaitCommand.HearStock;
import io.orderlog.domain.wait.WaitEvent.Joined;
import io.orderlog.domain.wait.WaitEvent.Left;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.domain.wait.WaitEvent.StockSeen;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What follows from what; the places of commands in their lists are for ever. */
class ReactionsTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final String ORDER = "dfedfb13-5d6a-4b6e-9c3e-0a1b2c3d4e5f";
  private static final String HOLD = "order:" + ORDER;
  private static final PostalAddress ADDRESS =
      new PostalAddress("Ada", "St James's Square 12", "SW1Y 4JH", "London", "GB");
  private static final List<OrderLine> LINES =
      List.of(new OrderLine("tea", 2, 500), new OrderLine("cup", 1, 1000));

  @Nested
  class OfTheProcess {

    @Test
    void the_order_is_placed_and_each_line_reserved() {
      assertThat(after(new FulfilmentStarted("cart-1", "ada", "ada@example.org", ADDRESS, EUR,
          LINES, 2000, "ok", NOON, NOON, NOON))).containsExactly(
              order(new PlaceEntrusted(new PlaceOrder("ada", EUR, LINES))),
              stock("tea", new Reserve(HOLD, 2, NOON)), stock("cup", new Reserve(HOLD, 1, NOON)));
    }

    @Test
    void each_subject_is_asked_whether_the_order_may_pass() {
      RiskSubject ada = RiskSubject.customer("ada");
      RiskSubject ok = RiskSubject.method("ok");
      assertThat(after(new AssessmentAsked(List.of(ada.id(), ok.id()), 2000, EUR, "ok", NOON)))
          .containsExactly(
              new Outgoing<>(Target.RISK, ada.id(), new Assess(ada, ORDER, 2000, EUR)),
              new Outgoing<>(Target.RISK, ok.id(), new Assess(ok, ORDER, 2000, EUR)));
    }

    @Test
    void money_is_held_lines_are_kept_and_money_is_taken() {
      assertThat(after(new AuthorisationAsked("auth-1", 2000, EUR, "ok", NOON)))
          .containsExactly(payment(
              new Authorise(new OrderId(ORDER), "auth-1", 2000, EUR, "ok", NOON)));
      assertThat(after(new ConfirmationAsked(LINES, NOON))).containsExactly(
          stock("tea", new Confirm(HOLD, 2)), stock("cup", new Confirm(HOLD, 1)));
      assertThat(after(new CaptureAsked("capture-1", 2000, NOON)))
          .containsExactly(payment(new Capture("capture-1", 2000)));
      assertThat(after(new Paid("ref-1", 2000, EUR, LINES, ADDRESS, NOON)))
          .containsExactly(order(new PayOrder("ref-1", new BigDecimal("20.00"))));
    }

    @Test
    void an_order_is_paid_whatever_the_provider_calls_it() {
      for (String reference : List.of("", " ", "a\nb", "x".repeat(256))) {
        assertThat(after(new Paid(reference, 2000, EUR, LINES, ADDRESS, NOON))).containsExactly(
            order(new PayOrder("payment of " + ORDER, new BigDecimal("20.00"))));
      }
    }

    @Test
    void what_leaves_is_taken_from_its_own_reservation() {
      assertThat(after(new HandedOver("DHL", "parcel-1", LINES, NOON))).containsExactly(
          order(new ShipOrder("DHL", "parcel-1")),
          stock("tea", new Consume(HOLD, 2)), stock("cup", new Consume(HOLD, 1)));
      assertThat(after(new ParcelDelivered(NOON))).containsExactly(order(new DeliverOrder()));
    }

    @Test
    void what_comes_back_is_refunded_and_sold_again() {
      assertThat(after(new ReturnBegun("refund-1", 2000, "too small", LINES, NOON)))
          .containsExactly(payment(new Refund("refund-1", 2000, "too small")),
              stock("tea", new Return(2, ORDER)), stock("cup", new Return(1, ORDER)));
      assertThat(after(new ReturnBegun("", 0, "too small", LINES, NOON))).containsExactly(
          stock("tea", new Return(2, ORDER)), stock("cup", new Return(1, ORDER)));
      assertThat(after(new RefundAsked("refund-1", 500, "a scratch")))
          .containsExactly(payment(new Refund("refund-1", 500, "a scratch")));
    }

    @Test
    void each_step_is_asked_of_who_can_take_it() {
      assertThat(after(new UnwindingBegun(Cause.OUT_OF_STOCK,
          List.of(new Step(Step.Kind.RELEASE, "tea"), new Step(Step.Kind.GIVE_BACK, ""),
              new Step(Step.Kind.CANCEL_ORDER, "")),
          NOON))).containsExactly(
              stock("tea", new Release(HOLD, "OUT_OF_STOCK")),
              payment(new GiveBack("give-back", "OUT_OF_STOCK")),
              order(new CancelOrder("OUT_OF_STOCK")));
    }

    @Test
    void the_carrier_is_asked_and_told_when_it_is_not_to_come() {
      assertThat(after(new ShipmentAsked(1, LINES, ADDRESS))).containsExactly(shipment(
          new Request(ORDER, List.of(new Item("tea", 2), new Item("cup", 1)), ADDRESS)));
      assertThat(after(new ShipmentCalledOff(1, "by hand")))
          .containsExactly(shipment(new Cancel("by hand")));
      assertThat(after(new UnwindingBegun(Cause.CANCELLED, List.of(Step.cancelShipment()), NOON)))
          .containsExactly(shipment(new Cancel("CANCELLED")));
    }

    @Test
    void the_customer_is_told_in_a_mail_that_its_cause_names() {
      Letter letter = MailExamples.LETTER;
      assertThat(after(new MailAsked(letter.template(), "paid", letter.to(), letter.name(),
          letter.data(), letter.lines(), NOON))).containsExactly(
              new Outgoing<>(Target.MAILS, MailExamples.ID, MailExamples.REQUEST));
    }

    @Test
    void nothing_follows_from_what_is_only_said() {
      assertThat(after(new Noted("order placed"))).isEmpty();
    }

    private static List<Outgoing<?>> after(FulfilmentEvent event) {
      return new FulfilmentReactions().to(ORDER, event);
    }
  }

  @Nested
  class OfOthers {

    @Test
    void a_checkout_starts_the_process_of_its_order() {
      assertThat(new CartReactions().to("cart-1", new CartCheckedOut(ORDER, "ada",
          "ada@example.org", ADDRESS, EUR, LINES, 2000, "ok"))).containsExactly(
              process(new FulfilmentCommand.Start("cart-1", "ada", "ada@example.org", ADDRESS,
                  EUR, LINES, 2000, "ok")));
      assertThat(new CartReactions().to("cart-1", new CartAbandoned("ada"))).isEmpty();
    }

    @Test
    void the_process_hears_of_its_order_what_others_may_have_done() {
      OrderReactions reactions = new OrderReactions();
      assertThat(reactions.to(ORDER, new OrderPlaced("ada", EUR, LINES, 2000))).isEmpty();
      assertThat(reactions.to(ORDER, new OrderEntrusted()))
          .containsExactly(process(new HearOrderPlaced()));
      assertThat(reactions.to(ORDER, new OrderCancelled("changed my mind")))
          .containsExactly(process(new HearOrderCancelled("changed my mind")));
      assertThat(reactions.to(ORDER, new OrderPaid("ref-1", 2000, EUR))).isEmpty();
    }

    @Test
    void the_process_hears_of_its_own_reservations_only() {
      assertThat(after(new Reserved(HOLD, 2, NOON, 9, 5)))
          .containsExactly(process(new HearLineReserved("tea")));
      assertThat(after(new HoldExtended(HOLD, 2, NOON, 5, 3)))
          .containsExactly(process(new HearLineReserved("tea")));
      assertThat(after(new ReservationReleased(HOLD, 0, "CANCELLED", 5, 5)))
          .containsExactly(process(new HearLineReleased("tea")));
      assertThat(after(new ReservationReleased(HOLD, 2, StockEvent.EXPIRED, 7, 7)))
          .containsExactly(process(new HearLineExpired("tea")));
      assertThat(after(new ReservationBroken(HOLD, 2, 2, 2)))
          .containsExactly(process(new HearLineBroken("tea")));
      assertThat(after(new Reserved("basket-7", 2, NOON, 9, 5))).isEmpty();
      assertThat(after(new Consumed(HOLD, 2, 3, 3))).isEmpty();
    }

    @Test
    void the_waiting_list_hears_of_what_comes_from_nothing_or_to_nothing() {
      assertThat(after(new Received(2, "delivery", 2, 2))).containsExactly(list(2));
      assertThat(after(new Returned(1, ORDER, 3, 1))).containsExactly(list(1));
      assertThat(after(new Reserved(HOLD, 2, NOON, 2, 0)))
          .containsExactly(process(new HearLineReserved("tea")), list(0));
      assertThat(after(new Reserved("basket-7", 2, NOON, 2, 0))).containsExactly(list(0));
      assertThat(after(new ReservationReleased(HOLD, 2, StockEvent.EXPIRED, 2, 2)))
          .containsExactly(process(new HearLineExpired("tea")), list(2));
      assertThat(after(new ReservationReleased("basket-7", 2, "RELEASED", 2, 2)))
          .containsExactly(list(2));
    }

    @Test
    void the_waiting_list_hears_of_more_or_fewer_when_that_makes_a_difference() {
      assertThat(after(new Reserved("basket-7", 1, NOON, 8, 7))).containsExactly(list(7));
      assertThat(after(new Reserved("basket-7", 3, NOON, 8, 4))).isEmpty();
    }

    @Test
    void the_waiting_list_hears_of_all_that_comes_in() {
      assertThat(after(new Received(3, "delivery", 7, 7))).containsExactly(list(7));
      assertThat(after(new Returned(1, ORDER, 1_000, 1_000))).containsExactly(list(1_000));
    }

    /** What is free by a broken promise is missing; what leaves uncounted was never to be had. */
    @Test
    void the_waiting_list_hears_of_stock_taking_when_it_is_over() {
      assertThat(after(new ReservationBroken("basket-7", 7, 7, 7))).isEmpty();
      assertThat(after(new Adjusted(-3, "counted", 4, 4))).containsExactly(list(4));
      assertThat(after(new Adjusted(1, StockEvent.LEFT_UNCOUNTED, 1, 1))).isEmpty();
    }

    @Test
    void who_has_waited_gets_one_mail() {
      WaitReactions reactions = new WaitReactions();
      String mailId = MailId.of("tea", Template.BACK_IN_STOCK, ORDER);
      Letter letter = new Letter(mailId, "", Template.BACK_IN_STOCK, "ada@example.org",
          "ada@example.org", Letter.ENGLISH, Map.of(MailData.SKU, "tea"), List.of(), NOON);
      assertThat(reactions.to("tea",
          new Notified(ORDER, "ada@example.org", NOON, Mailing.BY_MAIL)))
          .containsExactly(new Outgoing<>(Target.MAILS, mailId, new RequestMail(letter)));
      assertThat(reactions.to("tea",
          new Notified(ORDER, "ada@example.org", NOON, Mailing.NONE))).isEmpty();
      assertThat(MailId.of("cup", Template.BACK_IN_STOCK, ORDER)).isNotEqualTo(mailId);
    }

    @Test
    void nothing_follows_from_those_who_join_and_leave() {
      WaitReactions reactions = new WaitReactions();
      assertThat(reactions.to("tea", new Joined(ORDER, "ada@example.org"))).isEmpty();
      assertThat(reactions.to("tea", new Left(ORDER))).isEmpty();
      assertThat(reactions.to("tea", new StockSeen(1, NOON))).isEmpty();
    }

    @Test
    void the_process_hears_whether_its_order_may_pass() {
      RiskReactions reactions = new RiskReactions();
      assertThat(reactions.to("customer:1", new OrderAssessed(
          ORDER, 2000, EUR, Verdict.REVIEW, List.of("more than 5 in 1h"), "5 in 1h", NOON)))
          .containsExactly(process(new HearAssessed(
              "customer:1", Verdict.REVIEW, List.of("more than 5 in 1h"))));
      assertThat(reactions.to("customer:1", new SubjectBlocked("a thief"))).isEmpty();
      assertThat(reactions.to("customer:1", new SubjectUnblocked("no thief"))).isEmpty();
    }

    @Test
    void the_process_hears_of_money_what_it_waits_for() {
      PaymentReactions reactions = new PaymentReactions();
      assertThat(reactions.to(ORDER, new Captured("capture-1", "auth-1", "ref-1", 2000)))
          .containsExactly(process(new HearCaptured("capture-1", "auth-1", "ref-1", 2000)));
      assertThat(reactions.to(ORDER, new GivenBack("give-back", 2000)))
          .containsExactly(process(new HearGivenBack()));
      assertThat(reactions.to(ORDER, new GaveUp("auth-1", Kind.AUTHORISE, "timeout")))
          .containsExactly(process(new HearAuthorisationGivenUp("auth-1", "timeout")));
      assertThat(reactions.to(ORDER, new GaveUp("back-2", Kind.VOID, "timeout")))
          .containsExactly(process(new HearGivenUp("back-2", "timeout")));
      assertThat(reactions.to(ORDER, new Voided("back-2", "auth-1"))).isEmpty();
    }

    @Test
    void the_process_hears_of_its_parcel_what_it_waits_for() {
      ShipmentReactions reactions = new ShipmentReactions();
      assertThat(reactions.to(ORDER, new ParcelHandedOver("Post", "1")))
          .containsExactly(process(new HearHandedOver(1, "Post", "1")));
      assertThat(reactions.to(ORDER + "~2", new ParcelHandedOver("Post", "1")))
          .containsExactly(process(new HearHandedOver(2, "Post", "1")));
      assertThat(reactions.to(ORDER, new ShipmentCancelled()))
          .containsExactly(process(new HearShipmentCancelled(1)));
      assertThat(reactions.to(ORDER, new CancelTooLate()))
          .containsExactly(process(new HearCancelTooLate(1)));
      assertThat(reactions.to(ORDER, new ShipmentFailed("too heavy")))
          .containsExactly(process(new HearShipmentFailed(1, "too heavy")));
      assertThat(reactions.to(ORDER, new ShipmentEvent.GaveUp("label", "timeout")))
          .containsExactly(process(new HearShipmentGivenUp(1, "timeout")));
      assertThat(reactions.to(ORDER, new CancelRequested("by hand", NOON))).isEmpty();
    }

    private static List<Outgoing<?>> after(StockEvent event) {
      return new StockReactions().to("tea", event);
    }
  }

  private static Outgoing<?> list(long available) {
    return new Outgoing<>(Target.WAITS, "tea", new HearStock(available));
  }

  private static Outgoing<?> order(Change change) {
    return order(new ByProcess(change));
  }

  private static Outgoing<?> order(OrderCommand command) {
    return new Outgoing<>(Target.ORDERS, ORDER, command);
  }

  private static <C> Outgoing<C> payment(C command) {
    return new Outgoing<>(Target.PAYMENTS, ORDER, command);
  }

  private static <C> Outgoing<C> shipment(C command) {
    return new Outgoing<>(Target.SHIPMENTS, ORDER, command);
  }

  private static <C> Outgoing<C> process(C command) {
    return new Outgoing<>(Target.FULFILMENTS, ORDER, command);
  }

  private static <C> Outgoing<C> stock(String sku, C command) {
    return new Outgoing<>(Target.STOCK, sku, command);
  }
}
