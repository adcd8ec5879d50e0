package io.orderlog.domain.fulfilment.decisions;

import static io.orderlog.domain.fulfilment.FulfilmentExamples.CUP;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.NOON;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.PAY_BY;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Abandon;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Deliver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HandOver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCaptured;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearDeclined;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineRefused;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefunded;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.PassDeadline;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MailAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentExamples;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentWalks;
import io.orderlog.domain.mail.Template;
import io.orderlog.domain.mail.MailData;
import io.orderlog.domain.order.OrderLine;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What customers are told, and what not. */
class NoticesTest {

  private static final List<OrderLine> ALL = List.of(TEA, CUP);
  private static final Map<String, String> TWENTY_EUROS =
      Map.of(MailData.CURRENCY, "EUR", MailData.AMOUNT_MINOR, "2000");

  private final FulfilmentDecider decider = FulfilmentExamples.mailingDecider();

  @Test
  void that_the_order_is_paid() {
    assertThat(told("Capturing", new HearCaptured("capture-1", "auth-1", "ref-1", 2000)))
        .containsExactly(mail(Template.CONFIRMED, "paid", TWENTY_EUROS, ALL));
  }

  @Test
  void that_it_can_be_paid_in_another_way() {
    assertThat(told("Paying", new HearDeclined("auth-1", "no funds")))
        .containsExactly(mail(Template.PAYMENT_DECLINED, "auth-1",
            Map.of(MailData.CURRENCY, "EUR", MailData.AMOUNT_MINOR, "2000", MailData.PAY_BY,
                PAY_BY.toString()),
            List.of()));
  }

  @Test
  void that_the_parcel_has_left_and_arrived() {
    assertThat(told("Carried", new HandOver("DHL", "parcel-1")))
        .containsExactly(mail(Template.ON_ITS_WAY, "handed-over",
            Map.of(MailData.CARRIER, "DHL", MailData.TRACKING_NUMBER, "parcel-1"), ALL));
    assertThat(told("UnderWay", new Deliver()))
        .containsExactly(mail(Template.DELIVERED, "delivered", Map.of(), List.of()));
  }

  @Test
  void that_money_has_gone_back() {
    assertThat(told("Returning", new HearRefunded("refund-1", 2000)))
        .containsExactly(mail(Template.REFUNDED, "refund-1", TWENTY_EUROS, List.of()));
  }

  @Test
  void that_the_order_comes_to_nothing_when_that_is_certain() {
    assertThat(told("Gathering", new HearLineRefused("tea")))
        .containsExactly(cancelled(Cause.OUT_OF_STOCK));
    assertThat(told("Shipping", new HearOrderCancelled("changed my mind")))
        .containsExactly(cancelled(Cause.CANCELLED));
    assertThat(toldAt(PAY_BY, "Declined", new PassDeadline()))
        .extracting(MailAsked::data).containsExactly(Map.of(MailData.REASON, "NOT_PAID_IN_TIME"));
    assertThat(told("Carried", new HearOrderCancelled("changed my mind"))).isEmpty();
    assertThat(told("Recalled", new HearShipmentCancelled(1)))
        .containsExactly(cancelled(Cause.CANCELLED));
  }

  @Test
  void that_it_is_undone_once_is_enough() {
    assertThat(told("Unwinding", new HearOrderCancelled("changed my mind"))).isEmpty();
    assertThat(told("Closed", new FulfilmentCommand.HearLineReserved("tea"))).isEmpty();
  }

  @Test
  void also_if_a_person_had_to_look_at_it() {
    FulfilmentEvent stuck = FulfilmentExamples.stuck(Cause.TOO_LONG, "CAPTURING");
    FulfilmentState state = FulfilmentExamples.after("Capturing", stuck);
    assertThat(mails(decider.decide(new Abandon("hopeless"), state, NOON)))
        .containsExactly(cancelled(Cause.ABANDONED));
    assertThat(mails(decider.decide(
        new HearCaptured("capture-1", "auth-1", "ref-1", 2000), state, NOON)))
        .containsExactly(mail(Template.CONFIRMED, "paid", TWENTY_EUROS, ALL));
  }

  @Test
  void nothing_in_a_shop_without_mail() {
    FulfilmentState state = FulfilmentExamples.stateOf("Capturing");
    assertThat(mails(FulfilmentExamples.carriedDecider().decide(
        new HearCaptured("capture-1", "auth-1", "ref-1", 2000), state, NOON))).isEmpty();
  }

  /** A mail has its cause in its id: two with one cause would be one. */
  @Test
  void each_cause_is_told_of_once() {
    FulfilmentWalks.all().eachWalk(walk -> {
      Set<String> causes = new HashSet<>();
      walk.events().forEach(event -> {
        if (event instanceof MailAsked asked && asked.template() != Template.REFUNDED) {
          assertThat(causes.add(asked.template() + asked.cause())).as("%s", asked).isTrue();
        }
      });
      assertThat(walk.events()).filteredOn(Paid.class::isInstance).hasSameSizeAs(
          walk.events().stream().filter(event -> event instanceof MailAsked asked
              && asked.template() == Template.CONFIRMED).toList());
    });
  }

  private static MailAsked cancelled(Cause cause) {
    return mail(Template.CANCELLED, "cancelled", Map.of(MailData.REASON, cause.name()), ALL);
  }

  private static MailAsked mail(
      Template template, String cause, Map<String, String> data, List<OrderLine> lines) {
    return new MailAsked(template, cause, "ada@example.org", "Ada", data, lines, NOON);
  }

  private List<MailAsked> told(String before, FulfilmentCommand command) {
    return toldAt(NOON, before, command);
  }

  private List<MailAsked> toldAt(Instant at, String before, FulfilmentCommand command) {
    return mails(decider.decide(command, FulfilmentExamples.stateOf(before), at));
  }

  private static List<MailAsked> mails(
      Decision<FulfilmentEvent, ?> decision) {
    return decision instanceof Accepted<FulfilmentEvent, ?>(var events)
        ? events.stream().filter(MailAsked.class::isInstance).map(MailAsked.class::cast).toList()
        : List.of();
  }
}
