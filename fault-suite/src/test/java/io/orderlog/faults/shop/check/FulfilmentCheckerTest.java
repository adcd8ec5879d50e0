package io.orderlog.faults.shop.check;

import static io.orderlog.faults.shop.check.SampleShop.CANCELLED;
import static io.orderlog.faults.shop.check.SampleShop.DELIVERED;
import static io.orderlog.faults.shop.check.SampleShop.RETURNED;
import static io.orderlog.faults.shop.check.SampleShop.SOLD_OUT;
import static io.orderlog.faults.shop.check.SampleShop.UNPAID;
import static io.orderlog.faults.shop.check.SampleShop.mugFor;
import static io.orderlog.faults.shop.check.SampleShop.noMug;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.check.Violation;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.shop.ShopEvidence;
import io.orderlog.faults.shop.ShopLog;
import io.orderlog.faults.shop.outside.LabelBooks.Label;
import io.orderlog.faults.shop.outside.LabelBooks;
import io.orderlog.faults.shop.outside.Ledger.Call;
import io.orderlog.faults.shop.outside.Ledger.Payment;
import io.orderlog.faults.shop.outside.Ledger;
import io.orderlog.faults.shop.outside.Mailbox.Message;
import io.orderlog.faults.shop.outside.Subscriber.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A shop that made no mistake, and one mistake of each kind. */
class FulfilmentCheckerTest {

  private static final String CARTS = "carts";
  private static final String ORDERS = "orders";
  private static final String STOCK = "stock";
  private static final String WAITS = "waits";
  private static final String RISK = "risk";
  private static final String PAYMENTS = "payments";
  private static final String FULFILMENTS = "fulfilments";
  private static final String MAILS = "mails";
  private static final String PRODUCTS = "products";

  private static final String PRICE_CHANGED = "price-changed";
  private static final String NOT_SOLD = "product-delisted";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SampleShop shop = SampleShop.ofOneDay();

  @Nested
  class Accepts {

    @Test
    void a_day_on_which_all_went_well() {
      assertThat(FulfilmentChecker.check(shop.evidence())).isEmpty();
    }

    @Test
    void a_parcel_that_has_to_be_fetched() {
      assertThat(FulfilmentChecker.check(SampleShop.ofOnePaidOrder().evidence())).isEmpty();
    }

    @Test
    void an_item_whose_name_no_id_can_have() {
      assertThat(FulfilmentChecker.check(SampleShop.ofTea().evidence())).isEmpty();
    }

    @Test
    void one_who_waits_and_one_who_was_told() {
      assertThat(FulfilmentChecker.check(SampleShop.ofTwoWhoWait().evidence())).isEmpty();
    }

    @Test
    void one_order_in_review_and_one_of_somebody_who_is_blocked() {
      assertThat(FulfilmentChecker.check(SampleShop.ofOneSuspect().evidence())).isEmpty();
    }

    /** Otherwise nothing of all this would show much. */
    @Test
    void orders_that_have_ended_in_every_way() {
      assertThat(List.of(DELIVERED, CANCELLED, UNPAID, RETURNED, SOLD_OUT))
          .allSatisfy(order -> assertThat(shop.evidence().logs().fulfilments().toldOf(order))
              .extracting(told -> told.event().getClass().getSimpleName())
              .containsAnyOf("FulfilmentClosed", "ParcelDelivered"));
      assertThat(shop.evidence().logs().fulfilments().told())
          .anyMatch(told -> told.event() instanceof FulfilmentEvent.ReturnBegun);
    }
  }

  /** What waits for an operator is neither lost nor done. */
  @Test
  void what_is_parked_is_not_lost_and_only_that() {
    SampleShop incomplete = shop.without(ORDERS,
        ofType("order.cancelled.v1").and(of(SOLD_OUT)));
    assertFound(Anomaly.LOST_COMMAND,
        incomplete.parked(CARTS, ofType("cart.checked-out.v1")));
    assertThat(FulfilmentChecker.check(incomplete.parked(FULFILMENTS,
        ofType("fulfilment.unwinding.v1").and(of(SOLD_OUT))).evidence()))
        .extracting(Violation::anomaly).doesNotContain(Anomaly.LOST_COMMAND);
  }

  /** What the checker of histories promises, of every kind of aggregate. */
  @Nested
  class FindsInHistories {

    @Test
    void a_command_that_is_not_there() {
      assertFound(Anomaly.LOST_WRITE, shop.without(STOCK, ofType("stock.adjusted.v1"))
          .without(STOCK, ofType("stock.reservation-refused.v1")));
    }

    @Test
    void a_cart_with_another_price() {
      assertFound(Anomaly.IMPOSSIBLE_EVENT, shop.changed(CARTS, ofType("cart.line-set.v1"),
          data("\"unitPriceMinor\":995", "\"unitPriceMinor\":1")));
    }

    @Test
    void a_payment_that_was_asked_for_more() {
      assertFound(Anomaly.IMPOSSIBLE_EVENT, shop.changed(PAYMENTS,
          ofType("payment.capture-requested.v1"),
          data("\"amountMinor\":1990", "\"amountMinor\":1991")));
    }

    @Test
    void a_process_that_has_missed_an_event() {
      assertFound(Anomaly.BROKEN_SEQUENCE,
          shop.without(FULFILMENTS, ofType("fulfilment.line-confirmed.v1")));
    }

    @Test
    void an_event_that_nobody_asked_for() {
      assertFound(Anomaly.UNEXPECTED_EVENT, shop.changed(ORDERS,
          ofType("order.returned.v1"), commandId("stranger")));
    }

    @Test
    void a_command_of_a_process_that_was_done_twice() {
      assertFound(Anomaly.DUPLICATE, shop.changed(ORDERS,
          ofType("order.delivered.v1").and(of(DELIVERED)),
          commandId(commandOf(ORDERS, ofType("order.shipped.v1").and(of(DELIVERED))))));
    }
  }

  @Nested
  class FindsInParcels {

    private final Label live = new Label("shipments/" + DELIVERED + "/label", DELIVERED, "created");

    @Test
    void two_labels_for_one_parcel() {
      assertFound(Anomaly.DOUBLE_EFFECT, shop.withLabels(new LabelBooks(
          List.of(live, new Label("shipments/" + DELIVERED + "/label-2", DELIVERED, "delivered")),
          List.of())));
    }

    @Test
    void a_label_that_the_log_does_not_know() {
      assertFound(Anomaly.WRONG_LEDGER,
          shop.withLabels(new LabelBooks(List.of(live), List.of())));
    }

    @Test
    void a_call_that_nobody_has_decided() {
      assertFound(Anomaly.INVENTED_COMMAND,
          shop.withLabels(new LabelBooks(List.of(), List.of(live.key()))));
    }
  }

  @Nested
  class FindsInWebhooks {

    @Test
    void nothing_if_one_came_again() {
      assertThat(anomalies(shop.withTold(was -> {
        was.add(was.getFirst());
        return was;
      }).evidence())).isEmpty();
    }

    @Test
    void one_that_did_not_come() {
      assertFound(Anomaly.MISSING_WEBHOOK, shop.withTold(was -> was.subList(0, was.size() - 1)));
    }

    @Test
    void one_that_came_out_of_turn() {
      assertFound(Anomaly.WRONG_WEBHOOK, shop.withTold(List::reversed));
    }

    @Test
    void one_of_what_has_not_happened() {
      assertFound(Anomaly.WRONG_WEBHOOK, shop.withTold(was -> {
        Taken first = was.getFirst();
        was.add(new Taken(
            first.log(), first.stream(), first.version(), "order.lost.v1", first.data()));
        return was;
      }));
    }
  }

  @Nested
  class FindsInMails {

    @Test
    void nothing_if_one_came_twice_with_its_id() {
      assertThat(anomalies(shop.withMailbox(was -> {
        Message first = was.removeFirst();
        was.add(new Message(first.id(), first.to(), 2));
        return was;
      }).evidence())).isEmpty();
    }

    @Test
    void one_that_nobody_got() {
      assertFound(Anomaly.WRONG_LEDGER, shop.withMailbox(was -> was.subList(1, was.size())));
    }

    @Test
    void one_that_was_not_sent() {
      assertFound(Anomaly.WRONG_LEDGER, shop.without(MAILS, ofType("mail.sent.v1")));
    }

    @Test
    void one_that_nobody_has_asked_for() {
      assertFound(Anomaly.INVENTED_COMMAND, shop.withMailbox(was -> {
        was.add(new Message("<1@shop.example>", List.of("ada@example.org"), 1));
        return was;
      }));
    }

    @Test
    void one_with_two_ids() {
      assertFound(Anomaly.DOUBLE_EFFECT, shop.withMailbox(was -> {
        Message first = was.getFirst();
        was.add(new Message("<" + first.mailId() + "@elsewhere.example>", first.to(), 1));
        return was;
      }));
    }

    @Test
    void one_that_was_never_asked_for_though_it_follows() {
      assertFound(Anomaly.LOST_COMMAND, shop.without(MAILS, ofType("mail.sent.v1"))
          .without(MAILS, ofType("mail.requested.v1")));
    }
  }

  @Nested
  class FindsInWaits {

    private final SampleShop waits = SampleShop.ofTwoWhoWait();

    @Test
    void somebody_who_is_told_twice() {
      assertFound(Anomaly.WRONG_NOTICE,
          waits.added(WAITS, ofType("wait.notified.v1"), event -> event));
    }

    @Test
    void somebody_who_is_told_out_of_turn() {
      assertFound(Anomaly.WRONG_NOTICE, waits.changed(WAITS, ofType("wait.notified.v1"),
          data(SampleShop.FIRST, SampleShop.SECOND)));
    }

    @Test
    void somebody_who_is_told_of_nothing() {
      assertFound(Anomaly.WRONG_NOTICE, waits.changed(WAITS, ofType("wait.stock-seen.v1"),
          data("\"available\":1", "\"available\":0")));
    }

    @Test
    void a_list_that_has_not_heard_of_the_stock() {
      assertFound(Anomaly.LOST_COMMAND, waits.without(WAITS, ofType("wait.notified.v1"))
          .without(WAITS, ofType("wait.stock-seen.v1")));
    }

    @Test
    void a_list_that_has_heard_of_other_stock() {
      assertFound(Anomaly.IMPOSSIBLE_EVENT, waits.changed(WAITS, ofType("wait.stock-seen.v1"),
          data("\"available\":1", "\"available\":2")));
    }
  }

  @Nested
  class AcceptsInPrices {

    private final SampleShop catalogue = SampleShop.ofCatalogue();

    @Test
    void a_price_that_holds() {
      assertRight(catalogue.priced("8.95").later(MINUTE).filled(1, "8.95").ordered(1));
    }

    @Test
    void a_price_that_was_over_a_moment_ago() {
      assertRight(catalogue.priced("8.95").later(SECOND).filled(1, "9.95").ordered(1));
    }

    @Test
    void any_price_of_what_was_listed_a_moment_ago() {
      assertRight(SampleShop.ofCatalogue(SECOND).filled(1, "7.95").ordered(1));
    }

    @Test
    void a_refusal_because_of_another_price() {
      assertRight(catalogue.filled(1, "9.95").priced("8.95").later(SECOND)
          .refusedLine(1, "9.95", PRICE_CHANGED, mugFor("8.95"))
          .refusedOrder(1, PRICE_CHANGED, mugFor("8.95")));
    }

    @Test
    void a_refusal_of_what_is_sold_no_more() {
      assertRight(catalogue.filled(1, "9.95").delisted().later(MINUTE)
          .refusedOrder(1, NOT_SOLD, noMug()));
    }
  }

  @Nested
  class FindsInPrices {

    private final SampleShop catalogue = SampleShop.ofCatalogue();

    @Test
    void a_line_at_a_price_that_was_over() {
      assertWrongPrice(catalogue.priced("8.95").later(MINUTE).filled(1, "9.95"));
    }

    @Test
    void a_line_at_a_price_that_was_to_come() {
      assertWrongPrice(catalogue.filled(1, "8.95").later(SECOND).priced("8.95"));
    }

    @Test
    void an_order_at_a_price_that_was_over() {
      assertWrongPrice(
          catalogue.filled(1, "9.95").priced("8.95").later(MINUTE).ordered(1));
    }

    @Test
    void an_order_of_what_was_sold_no_more() {
      assertWrongPrice(catalogue.filled(1, "9.95").delisted().later(MINUTE).ordered(1));
    }

    @Test
    void a_refusal_because_of_a_price_that_was_over() {
      assertWrongPrice(catalogue.filled(1, "9.95").priced("8.95").later(MINUTE).priced("9.95")
          .later(MINUTE).refusedOrder(1, PRICE_CHANGED, mugFor("8.95")));
    }

    @Test
    void a_refusal_that_tells_of_a_price_that_never_was() {
      assertWrongPrice(catalogue.filled(1, "9.95").priced("8.95").later(SECOND)
          .refusedLine(1, "9.95", PRICE_CHANGED, mugFor("7.95")));
    }

    @Test
    void a_refusal_that_tells_of_the_price_that_was_asked_for() {
      assertWrongPrice(catalogue.filled(1, "9.95")
          .refusedLine(1, "9.95", PRICE_CHANGED, mugFor("9.95")));
    }

    @Test
    void a_refusal_that_does_not_tell_because_of_what() {
      assertWrongPrice(catalogue.filled(1, "9.95").priced("8.95").later(MINUTE)
          .refusedOrder(1, PRICE_CHANGED));
    }

    @Test
    void a_refusal_of_what_was_sold() {
      assertWrongPrice(catalogue.filled(1, "9.95").refusedOrder(1, NOT_SOLD, noMug()));
    }

    /** Only what the rules of a cart allow is refused because of a price. */
    @Test
    void a_refusal_because_of_a_price_though_there_is_another_reason() {
      assertThat(anomalies(catalogue.filled(1, "9.95").ordered(1).priced("8.95").later(MINUTE)
          .refusedLine(1, "9.95", PRICE_CHANGED, mugFor("8.95")).evidence()))
          .containsExactly(Anomaly.STALE_READ);
    }

    @Test
    void a_price_that_nobody_asked_for() {
      assertFound(Anomaly.IMPOSSIBLE_EVENT, catalogue.changed(PRODUCTS,
          ofType("product.listed.v1"),
          data("\"unitPriceMinor\":995", "\"unitPriceMinor\":1")));
    }

    private void assertWrongPrice(SampleShop planted) {
      assertThat(anomalies(planted.evidence())).containsExactly(Anomaly.WRONG_PRICE);
    }
  }

  @Nested
  class FindsInRisk {

    private final SampleShop suspect = SampleShop.ofOneSuspect();

    @Test
    void one_too_many_that_passed() {
      assertFound(Anomaly.WRONG_VERDICT,
          suspect.changed(RISK, about(SampleShop.REVIEWED), data(
              "\"verdict\":\"REVIEW\",\"reasons\":[\"more than 5 in 1h\"]",
              "\"verdict\":\"PASS\",\"reasons\":[]")));
    }

    @Test
    void one_that_was_paid_though_it_was_refused() {
      assertFound(Anomaly.WRONG_VERDICT, suspect.changed(FULFILMENTS,
          of(SampleShop.REVIEWED).and(ofType("fulfilment.risk-assessed.v1")),
          data("\"REVIEW\"", "\"BLOCK\"")));
    }

    @Test
    void one_of_which_nobody_has_said_anything() {
      assertFound(Anomaly.MISSING_VERDICT, suspect.without(RISK, about(SampleShop.REFUSED)));
    }

    @Test
    void one_that_passed_though_its_customer_is_blocked() {
      assertFound(Anomaly.IMPOSSIBLE_EVENT,
          suspect.changed(RISK, about(SampleShop.REFUSED), data(
              "\"verdict\":\"BLOCK\",\"reasons\":[\"blocked\"]",
              "\"verdict\":\"PASS\",\"reasons\":[]")));
    }
  }

  @Nested
  class FindsInGoods {

    @Test
    void more_promised_than_there_is() {
      assertFound(Anomaly.OVERSELL, shop.changed(STOCK, ofType("stock.received.v1"),
          data("\"quantity\":5", "\"quantity\":1")));
    }

    @Test
    void pieces_that_came_from_nowhere() {
      assertFound(Anomaly.OVERSELL, shop.changed(STOCK, ofType("stock.returned.v1"),
          data("\"quantity\":2", "\"quantity\":3")));
    }

    @Test
    void a_reservation_that_nobody_will_fetch() {
      assertFound(Anomaly.WRONG_RESERVATION, shop.without(STOCK,
          ofType("stock.reservation-released.v1").and(of("mug")).and(about(CANCELLED))));
    }

    @Test
    void a_reservation_that_was_closed_twice() {
      assertFound(Anomaly.WRONG_RESERVATION, shop.added(STOCK,
          ofType("stock.reservation-released.v1").and(about(CANCELLED)), event -> event));
    }

    @Test
    void a_parcel_whose_goods_are_still_there() {
      assertFound(Anomaly.WRONG_RESERVATION, shop.without(STOCK,
          ofType("stock.consumed.v1").and(about(DELIVERED))));
    }
  }

  @Nested
  class FindsInMoney {

    @Test
    void a_payment_of_which_the_log_does_not_know() {
      assertFound(Anomaly.WRONG_LEDGER, shop.changed(payments(DELIVERED, was -> new Payment(
          was.key(), was.reference(), was.method(), was.status(), was.authorised(),
          was.captured(), 0, was.chargedBack(), was.voided(), was.operations()))));
    }

    @Test
    void a_payment_of_which_the_provider_does_not_know() {
      assertFound(Anomaly.WRONG_LEDGER, shop.changed(
          was -> new Ledger(was.payments().stream()
              .filter(each -> !each.reference().equals(RETURNED)).toList(), was.calls())));
    }

    @Test
    void more_given_back_than_taken() {
      assertFound(Anomaly.WRONG_MONEY, shop.changed(PAYMENTS,
          ofType("payment.refunded.v1").and(of(CANCELLED)),
          data("\"amountMinor\":1990", "\"amountMinor\":1991")));
    }

    @Test
    void money_kept_of_a_cancelled_order() {
      assertFound(Anomaly.WRONG_MONEY, shop.changed(payments(CANCELLED, was -> new Payment(
          was.key(), was.reference(), was.method(), was.status(), was.authorised(),
          was.captured(), 0, was.chargedBack(), was.voided(), was.operations()))));
    }

    @Test
    void money_held_for_nothing() {
      assertFound(Anomaly.WRONG_MONEY, shop.changed(payments(UNPAID, was -> new Payment(
          was.key(), was.reference(), was.method(), was.status(), 1990,
          was.captured(), 0, was.chargedBack(), was.voided(), was.operations()))));
    }

    @Test
    void a_call_that_was_carried_out_twice() {
      assertFound(Anomaly.DOUBLE_EFFECT, shop.changed(was -> {
        List<Call> calls = new ArrayList<>(was.calls());
        calls.add(was.calls().getFirst());
        return new Ledger(was.payments(), calls);
      }));
    }

    @Test
    void money_that_was_taken_twice() {
      assertFound(Anomaly.DOUBLE_EFFECT, shop.changed(was -> {
        List<Payment> payments = new ArrayList<>(was.payments());
        payments.add(was.payments().stream().filter(each -> each.reference().equals(DELIVERED))
            .findFirst().orElseThrow());
        return new Ledger(payments, was.calls());
      }));
    }

    @Test
    void a_call_that_nobody_has_decided() {
      assertFound(Anomaly.INVENTED_COMMAND, shop.changed(was -> {
        List<Call> calls = new ArrayList<>(was.calls());
        calls.add(new Call("payments/" + UNPAID + "/capture-9", "capture"));
        return new Ledger(was.payments(), calls);
      }));
    }
  }

  @Nested
  class FindsInCauses {

    @Test
    void a_command_without_a_cause() {
      assertFound(Anomaly.INVENTED_COMMAND, shop.changed(ORDERS, ofType("order.delivered.v1"),
          commandId("orderlog/fulfilments/" + DELIVERED + "/99/0")));
    }

    @Test
    void a_command_with_the_cause_of_another() {
      assertFound(Anomaly.INVENTED_COMMAND, shop.changed(ORDERS,
          ofType("order.delivered.v1").and(of(DELIVERED)), commandId(commandOf(ORDERS,
              ofType("order.delivered.v1").and(of(RETURNED))))));
    }

    @Test
    void a_fact_that_is_none() {
      assertFound(Anomaly.INVENTED_COMMAND, shop.changed(PAYMENTS,
          ofType("payment.capture-requested.v1"), commandId("orderlog/webhook/1")));
    }

    @Test
    void what_does_not_follow_though_it_should() {
      assertFound(Anomaly.LOST_COMMAND, shop.without(ORDERS,
          ofType("order.cancelled.v1").and(of(SOLD_OUT))));
    }

    @Test
    void a_command_of_an_item_whose_name_no_id_can_have_with_another_name() {
      assertFound(Anomaly.INVENTED_COMMAND, SampleShop.ofTea().changed(FULFILMENTS,
          ofType("fulfilment.line-confirmed.v1"),
          event -> commandId(event.commandId().replace("/%", "/%0")).apply(event)));
    }

    @Test
    void what_does_not_follow_from_an_item_whose_name_no_id_can_have() {
      SampleShop tea = SampleShop.ofTea();
      tea.evidence().logs().fulfilments().told().stream().map(ShopLog.Told::logged)
          .filter(event -> event.version() > 1)
          .forEach(event -> tea.without(FULFILMENTS, event::equals));
      assertThat(FulfilmentChecker.check(tea.evidence())).anyMatch(
          violation -> violation.anomaly() == Anomaly.LOST_COMMAND
              && violation.evidence().startsWith("orderlog/stock/%"));
    }

    @Test
    void a_cart_that_became_no_order() {
      shop.evidence().logs().fulfilments().toldOf(SOLD_OUT)
          .forEach(told -> shop.without(FULFILMENTS, told.logged()::equals));
      assertFound(Anomaly.LOST_COMMAND, shop);
    }
  }

  @Nested
  class FindsInTime {

    @Test
    void a_deadline_before_its_time() {
      assertFound(Anomaly.WRONG_TIME, shop.changed(FULFILMENTS,
          ofType("fulfilment.unwinding.v1").and(of(UNPAID)), time(Duration.ofMillis(-1))));
    }

    @Test
    void a_deadline_long_after_its_time() {
      assertFound(Anomaly.WRONG_TIME, shop.changed(FULFILMENTS,
          ofType("fulfilment.unwinding.v1").and(of(UNPAID)), time(Duration.ofSeconds(61))));
    }

    @Test
    void an_order_past_its_deadline() {
      assertThat(anomalies(SampleShop.ofOnePaidOrder().evidence(Duration.ofDays(3))))
          .isEmpty();
      assertThat(anomalies(SampleShop.ofOnePaidOrder().evidence(Duration.ofDays(4))))
          .containsExactly(Anomaly.FORGOTTEN_ORDER);
    }

    @Test
    void an_order_that_stands_still() {
      assertFound(Anomaly.FORGOTTEN_ORDER, shop.without(FULFILMENTS,
          ofType("fulfilment.closed.v1").and(of(CANCELLED))));
    }
  }

  @Nested
  class FindsWhatMoved {

    @Test
    void nothing_if_nothing_has() {
      assertThat(Inertness.check(shop.evidence(), shop.evidence(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void an_event() {
      ShopEvidence before = shop.evidence();
      shop.added(CARTS, ofType("cart.line-set.v1"), event -> event);
      shop.withTold(_ -> before.subscriber().taken());
      assertMoved(before);
    }

    @Test
    void a_webhook() {
      ShopEvidence before = shop.evidence();
      shop.withTold(was -> was.subList(1, was.size()));
      assertMoved(before);
    }

    @Test
    void a_call() {
      ShopEvidence before = shop.evidence();
      shop.changed(was -> new Ledger(was.payments(), List.of()));
      assertMoved(before);
    }

    private void assertMoved(ShopEvidence before) {
      assertThat(Inertness.check(before, shop.evidence())).extracting(Violation::anomaly)
          .containsExactly(Anomaly.NOT_INERT);
    }
  }

  private static void assertRight(SampleShop shop) {
    assertThat(FulfilmentChecker.check(shop.evidence())).isEmpty();
  }

  private static void assertFound(Anomaly anomaly, SampleShop planted) {
    assertThat(anomalies(planted.evidence())).contains(anomaly);
  }

  private static List<Anomaly> anomalies(ShopEvidence evidence) {
    return FulfilmentChecker.check(evidence).stream().map(Violation::anomaly).toList();
  }

  private static Predicate<LoggedEvent> ofType(String type) {
    return event -> event.type().equals(type);
  }

  private static Predicate<LoggedEvent> of(String stream) {
    return event -> event.streamId().equals(stream);
  }

  private static Predicate<LoggedEvent> about(String order) {
    return event -> event.data().contains(order);
  }

  private String commandOf(String log, Predicate<LoggedEvent> which) {
    return shop.evidence().logs().all().stream().filter(each -> each.name().equals(log))
        .flatMap(each -> each.content().committed().stream()).filter(which)
        .map(LoggedEvent::commandId).findFirst().orElseThrow();
  }

  private static UnaryOperator<LoggedEvent> data(String before, String after) {
    return event -> {
      assertThat(event.data()).contains(before);
      return changed(event, event.commandId(), event.time(),
          event.data().replace(before, after));
    };
  }

  private static UnaryOperator<LoggedEvent> commandId(String id) {
    return event -> changed(event, id, event.time(), event.data());
  }

  private static UnaryOperator<LoggedEvent> time(Duration later) {
    return event -> changed(event, event.commandId(), event.time().plus(later), event.data());
  }

  private static LoggedEvent changed(
      LoggedEvent event, String commandId, Instant time, String data) {
    return new LoggedEvent(event.position(), event.streamId(), event.version(), commandId,
        event.type(), time, data);
  }

  private static UnaryOperator<Ledger> payments(String order, UnaryOperator<Payment> change) {
    return was -> new Ledger(was.payments().stream()
        .map(each -> each.reference().equals(order) ? change.apply(each) : each).toList(),
        was.calls());
  }
}
