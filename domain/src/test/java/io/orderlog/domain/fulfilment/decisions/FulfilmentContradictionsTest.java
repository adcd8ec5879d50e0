package io.orderlog.domain.fulfilment.decisions;

import static io.orderlog.domain.fulfilment.FulfilmentExamples.ADDRESS;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.ANSWERED_BY;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.CUP;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.EUR;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.GATHERED_BY;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.HANDED_OVER_BY;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.PAY_BY;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.NOON;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.cart.CartId;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Approved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ConfirmationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReviewAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RiskAssessed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentCalledOff;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AuthorisationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MailAsked;
import io.orderlog.domain.mail.Template;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Resumed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReturnBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent.StepUndone;
import io.orderlog.domain.fulfilment.FulfilmentExamples;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.Step;
import io.orderlog.domain.risk.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a history from outside cannot say of a process, although it can be folded. */
class FulfilmentContradictionsTest {

  private final FulfilmentDecider decider = FulfilmentExamples.decider();

  @ParameterizedTest
  @MethodSource("contradictions")
  void is_told(String before, FulfilmentEvent event, String why) {
    FulfilmentState state = decider.initial();
    for (FulfilmentEvent each : FulfilmentExamples.historyOf(before)) {
      assertThat(decider.contradiction(state, each)).as("%s", each).isEmpty();
      state = decider.evolve(state, each);
    }
    decider.evolve(state, event);
    assertThat(decider.contradiction(state, event)).contains(why);
  }

  @Test
  void a_process_of_the_cart_of_another_order() {
    CartId cart = new CartId("5f6c1a0e-8d3b-4c55-9d0e-6a1f2b3c4d5e");
    FulfilmentEvent started = new FulfilmentStarted(cart.text(), "ada", "ada@example.org",
        ADDRESS, EUR, List.of(TEA, CUP), 2000, "ok", PAY_BY, PAY_BY, GATHERED_BY);
    assertThat(decider.contradiction(cart.order().text(), decider.initial(), started)).isEmpty();
    assertThat(decider.contradiction(cart.text(), decider.initial(), started))
        .contains("its cartId is " + cart.text() + ", which does not become this order");
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        Arguments.of("NotStarted", new FulfilmentStarted("cart-1", "ada", "ada@example.org",
            ADDRESS, EUR, List.of(TEA, CUP), 2001, "ok", PAY_BY, PAY_BY, GATHERED_BY),
            "its total is 2001 in minor units, but its lines add up to 2000"),
        Arguments.of("Gathering", new LineReserved("tea"),
            "the line of tea is reserved already"),
        Arguments.of("Gathering", new LineReserved("hat"), "the order has no line of hat"),
        Arguments.of("Gathering", new AuthorisationAsked("auth-1", 1, EUR, "ok", PAY_BY),
            "its amount is 1 in minor units, but the order costs 2000"),
        Arguments.of("Gathering", new AuthorisationAsked("auth-7", 2000, EUR, "ok", PAY_BY),
            "its transaction would be auth-1"),
        Arguments.of("Gathering", new AssessmentAsked(List.of("ada"), 2000, EUR, "ok", GATHERED_BY),
            "it asks no subjects, or in another currency"),
        Arguments.of("Assessing", new RiskAssessed("customer:eve", Verdict.PASS, List.of()),
            "no answer of customer:eve is waited for"),
        Arguments.of("Assessing",
            new RiskAssessed(FulfilmentExamples.ADA, Verdict.PASS, List.of("too much")),
            "its verdict is PASS for 1 reasons"),
        Arguments.of("Assessing", new ReviewAsked(List.of(FulfilmentExamples.ADA), PAY_BY),
            "its subjects are not those that want a review"),
        Arguments.of("Asked", new AuthorisationAsked("auth-1", 2000, EUR, "ok", PAY_BY),
            "nobody has said that the order may pass"),
        Arguments.of("Asked", new ConfirmationAsked(List.of(TEA, CUP), ANSWERED_BY),
            "nobody has said that the order may pass"),
        Arguments.of("InReview", new Approved(" "), "its reason must not be blank"),
        Arguments.of("Capturing", new CaptureAsked("capture-2", 2000, ANSWERED_BY),
            "its transaction would be capture-1"),
        Arguments.of("Capturing",
            new Paid("ref-1", 2000, EUR, List.of(TEA), ADDRESS, HANDED_OVER_BY),
            "its lines are not those of the order"),
        Arguments.of("Shipping",
            new HandedOver("DHL", "", List.of(TEA, CUP), HANDED_OVER_BY),
            "its trackingNumber must have 1 to 255 characters"),
        Arguments.of("Shipping", new ShipmentAsked(2, List.of(TEA, CUP), ADDRESS),
            "it is of another parcel than that of the order"),
        Arguments.of("Shipping", new ShipmentAsked(1, List.of(TEA), ADDRESS),
            "its lines are not those of the order"),
        Arguments.of("UnderWay", new ShipmentCalledOff(1, " "),
            "its reason must not be blank"),
        Arguments.of("UnderWay", mail("eve@example.org", Map.of(), List.of()),
            "it goes to somebody else than the customer"),
        Arguments.of("UnderWay", mail("ada@example.org", Map.of("a", "b"), List.of()),
            "its data is not what DELIVERED tells"),
        Arguments.of("UnderWay", mail("ada@example.org", Map.of(), List.of(TEA)),
            "its lines are not those of the order"),
        Arguments.of("Delivered", new ReturnBegun("refund-1", 1, "too small",
            List.of(TEA, CUP), ANSWERED_BY),
            "it gives back 1 in minor units, but 2000 are left"),
        Arguments.of("Delivered", new RefundAsked("refund-1", 2001, "too small"),
            "it gives back 2001 in minor units of 2000"),
        Arguments.of("Unwinding", new StepUndone(Step.release("hat")),
            "no answer to RELEASE hat is waited for"),
        Arguments.of("Stuck", new Resumed(" ", ANSWERED_BY), "its reason must not be blank"));
  }

  private static FulfilmentEvent mail(
      String to, Map<String, String> data, List<OrderLine> lines) {
    return new MailAsked(Template.DELIVERED, "delivered", to, "Ada", data, lines, NOON);
  }
}
