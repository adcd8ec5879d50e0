package io.orderlog.domain.fulfilment.decisions;

import static io.orderlog.domain.fulfilment.FulfilmentExamples.ADDRESS;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.ANSWERED_BY;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.CAPTURING;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.CONFIRMING;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.CUP;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.EUR;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.GATHERED_BY;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.HANDED_OVER_BY;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.LEFT;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.PAID;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.PAY_BY;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.STARTED;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.TAKEN;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.TEA;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.authorising;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.given;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.start;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.stuck;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.unwinding;
import static io.orderlog.domain.fulfilment.FulfilmentExamples.unwindingAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.orderlog.domain.DeciderSpec;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Abandon;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Approve;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAssessed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorised;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCaptured;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearDeclined;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReleased;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReserved;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderIdTaken;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderReturned;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefundFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefunded;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.PassDeadline;
import io.orderlog.domain.fulfilment.FulfilmentCommand.RefundSome;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Retry;
import io.orderlog.domain.fulfilment.FulfilmentCommand.UseMethod;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Approved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AuthorisationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureHeard;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ConfirmationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentClosed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.GotStuck;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyRefunded;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Noted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.OrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.PaymentDeclined;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundRefused;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Resumed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReturnBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RiskAssessed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.StepUndone;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentExamples;
import io.orderlog.domain.fulfilment.FulfilmentRejection.ExceedsCaptured;
import io.orderlog.domain.fulfilment.FulfilmentRejection.NotInReview;
import io.orderlog.domain.fulfilment.FulfilmentRejection.OrderOfOthers;
import io.orderlog.domain.fulfilment.FulfilmentRejection.PaymentNotAwaited;
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.domain.fulfilment.Step;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.domain.risk.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The story of an order, where more counts than what is heard and where. */
class FulfilmentDeciderTest {

  @Test
  void a_history_that_no_process_has_had_is_not_folded() {
    FulfilmentDecider decider = FulfilmentExamples.decider();
    List<FulfilmentEvent> strange = List.of(STARTED, CAPTURING, PAID,
        FulfilmentExamples.HANDED_OVER, FulfilmentExamples.DELIVERED,
        new LineConfirmed("tea"), new CaptureHeard("capture-1", "ref-1", 2000),
        new RefundAsked("refund-1", 1, "a scratch"), new StepUndone(Step.giveBack()),
        new PaymentDeclined("auth-1", "no funds", PAY_BY), new Resumed("again", ANSWERED_BY),
        new FulfilmentClosed(Outcome.CANCELLED));
    for (FulfilmentEvent event : strange) {
      assertThatIllegalStateException().as("%s", event).isThrownBy(
          () -> decider.evolve(FulfilmentExamples.stateOf("Gathering"), event));
    }
    assertThatIllegalStateException().isThrownBy(
        () -> decider.evolve(decider.initial(), new OrderPlaced()));
  }

  @Nested
  class WhetherItMayPass {

    private static final FulfilmentEvent PASSED =
        new RiskAssessed(FulfilmentExamples.ADA, Verdict.PASS, List.of());
    private static final FulfilmentEvent BLOCKED =
        new RiskAssessed(FulfilmentExamples.ADA, Verdict.BLOCK, List.of("blocked"));
    private static final List<Step> STEPS =
        List.of(Step.release("tea"), Step.release("cup"), Step.cancelOrder());

    @Test
    void those_that_the_shop_asks_are_asked_beside_all_else() {
      DeciderSpec.given(FulfilmentExamples.screeningDecider(), List.of(), FulfilmentExamples.NOON)
          .when(start())
          .then(STARTED, new AssessmentAsked(
              List.of(FulfilmentExamples.ADA, RiskSubject.method("ok").id()), 2000, EUR, "ok",
              FulfilmentExamples.GATHERED_BY));
    }

    @Test
    void the_last_answer_leads_on_whatever_it_is() {
      given("Asked").when(heard(Verdict.PASS)).then(PASSED, authorising("auth-1", "ok"));
      given("Assessing").when(heard(Verdict.PASS)).then(PASSED);
      given("Assessing", PASSED).when(new HearLineReserved("cup"))
          .then(new LineReserved("cup"), authorising("auth-1", "ok"));
      given("Assessing", FulfilmentExamples.DOUBTED).when(new HearLineReserved("cup"))
          .then(new LineReserved("cup"), FulfilmentExamples.IN_REVIEW);
    }

    @Test
    void what_must_not_pass_is_undone_at_once() {
      given("Assessing").when(heard(Verdict.BLOCK, "blocked"))
          .then(BLOCKED, new UnwindingBegun(Cause.RISK_BLOCKED, STEPS, ANSWERED_BY));
    }

    @Test
    void an_answer_counts_once_and_only_of_those_that_were_asked() {
      given("Assessing", PASSED).when(heard(Verdict.BLOCK, "blocked"))
          .then(new Noted("risk BLOCK " + FulfilmentExamples.ADA));
      given("Assessing").when(new HearAssessed("customer:eve", Verdict.BLOCK, List.of("blocked")))
          .then(new Noted("risk BLOCK customer:eve"));
    }

    @Test
    void a_person_lets_it_pass_or_not_until_it_has_to_be_paid() {
      given("InReview").when(new Approve("a good customer"))
          .then(new Approved("a good customer"), authorising("auth-1", "ok"));
      given("InReview").when(new Approve("too late"), PAY_BY)
          .thenRejected(new NotInReview(FulfilmentStatus.IN_REVIEW));
      given("InReview").when(new Abandon("a fraud"))
          .then(new UnwindingBegun(Cause.ABANDONED, STEPS, ANSWERED_BY));
      given("InReview").when(new PassDeadline(), PAY_BY)
          .then(new UnwindingBegun(Cause.NOT_APPROVED, STEPS, PAY_BY.plus(Duration.ofMinutes(10))));
    }

    @Test
    void another_way_to_pay_has_to_pass_as_well() {
      String other = RiskSubject.method("other").id();
      FulfilmentEvent asked =
          new AssessmentAsked(List.of(other), 2000, EUR, "other", FulfilmentExamples.GATHERED_BY);
      DeciderSpec.given(FulfilmentExamples.screeningDecider(),
          FulfilmentExamples.historyOf("Declined"), FulfilmentExamples.NOON)
          .when(new FulfilmentCommand.UseMethod("other")).then(asked);
      given("Declined", asked).when(new HearAssessed(other, Verdict.PASS, List.of())).then(
          new RiskAssessed(other, Verdict.PASS, List.of()), authorising("auth-2", "other"));
      given("Declined", asked).when(new HearAssessed(other, Verdict.BLOCK, List.of("blocked")))
          .then(new RiskAssessed(other, Verdict.BLOCK, List.of("blocked")),
              FulfilmentExamples.unwindingAll(Cause.RISK_BLOCKED));
    }

    private static FulfilmentCommand heard(Verdict verdict, String... reasons) {
      return new HearAssessed(FulfilmentExamples.ADA, verdict, List.of(reasons));
    }
  }

  @Nested
  class OnTheWay {

    @Test
    void a_checkout_starts_the_process() {
      given("NotStarted").when(start()).then(STARTED);
    }

    @Test
    void the_last_answer_asks_for_the_money_whatever_it_is() {
      given("Gathering").when(new HearOrderPlaced()).then(new OrderPlaced());
      given("Gathering", new OrderPlaced()).when(new HearLineReserved("cup"))
          .then(new LineReserved("cup"), authorising("auth-1", "ok"));
      given("Gathering", new LineReserved("cup")).when(new HearOrderPlaced())
          .then(new OrderPlaced(), authorising("auth-1", "ok"));
    }

    @Test
    void when_it_took_too_long_to_gather_nobody_is_asked_for_money() {
      given("Gathering", new OrderPlaced()).when(new HearLineReserved("cup"), PAY_BY)
          .then(new LineReserved("cup"), new UnwindingBegun(Cause.NOT_PAID_IN_TIME,
              List.of(Step.release("tea"), Step.release("cup"), Step.cancelOrder()),
              PAY_BY.plus(Duration.ofMinutes(10))));
    }

    @Test
    void money_is_taken_when_all_goods_are_kept() {
      given("Paying").when(new HearAuthorised("auth-1")).then(CONFIRMING);
      given("Confirming").when(new HearLineConfirmed("cup"))
          .then(new LineConfirmed("cup"), CAPTURING);
      given("Capturing").when(new HearCaptured("capture-1", "auth-1", "ref-1", 2000)).then(PAID);
    }

    @Test
    void money_that_was_taken_unasked_is_not_taken_again() {
      CaptureHeard early = new CaptureHeard("capture-1", "ref-1", 2000);
      given("Paying").when(new HearCaptured("capture-1", "auth-1", "ref-1", 2000))
          .then(CONFIRMING, early);
      given("Confirming", early).when(new HearLineConfirmed("cup"))
          .then(new LineConfirmed("cup"), PAID);
    }

    @Test
    void money_that_is_not_the_total_goes_back() {
      given("Capturing").when(new HearCaptured("capture-1", "auth-1", "ref-1", 1999))
          .then(unwindingAll(Cause.WRONG_AMOUNT));
    }

    @Test
    void an_order_for_free_needs_no_payment() {
      OrderLine sample = new OrderLine("tea", 1, 0);
      FulfilmentEvent started = new FulfilmentStarted("cart-1", "ada", "ada@example.org",
          ADDRESS, EUR, List.of(sample), 0, "ok", PAY_BY, PAY_BY, GATHERED_BY);
      FulfilmentEvent confirming = new ConfirmationAsked(List.of(sample), ANSWERED_BY);
      given("NotStarted", started, new OrderPlaced()).when(new HearLineReserved("tea"))
          .then(new LineReserved("tea"), confirming);
      given("NotStarted", started, new OrderPlaced(), new LineReserved("tea"), confirming)
          .when(new HearLineConfirmed("tea")).then(new LineConfirmed("tea"),
              new Paid("free", 0, EUR, List.of(sample), ADDRESS, HANDED_OVER_BY));
    }
  }

  @Nested
  class PayingInAnotherWay {

    @Test
    void a_declined_customer_may_choose_another_way_until_the_time_is_up() {
      given("Paying").when(new HearDeclined("auth-1", "no funds"))
          .then(new PaymentDeclined("auth-1", "no funds", PAY_BY));
      given("Declined").when(new UseMethod("other")).then(authorising("auth-2", "other"));
      given("Declined").when(new UseMethod("other"), PAY_BY)
          .thenRejected(new PaymentNotAwaited(FulfilmentStatus.PAYING));
      given("Paying").when(new UseMethod("other"))
          .thenRejected(new PaymentNotAwaited(FulfilmentStatus.PAYING));
    }

    @Test
    void answers_to_an_earlier_way_change_nothing() {
      AuthorisationAsked other = new AuthorisationAsked("auth-2", 2000, EUR, "other", PAY_BY);
      given("Declined", other).when(new HearDeclined("auth-1", "no funds"))
          .then(new Noted("declined auth-1: no funds"));
      given("Declined", other).when(new HearAuthorised("auth-1"))
          .then(new Noted("authorised auth-1"));
      given("Declined", other).when(new HearAuthorised("auth-2")).then(CONFIRMING);
    }

    @Test
    void a_yes_after_a_no_is_a_yes() {
      given("Declined").when(new HearAuthorised("auth-1")).then(CONFIRMING);
    }

    @Test
    void who_does_not_pay_in_time_gets_nothing() {
      given("Declined").when(new PassDeadline(), PAY_BY)
          .then(new UnwindingBegun(Cause.NOT_PAID_IN_TIME, FulfilmentExamples.ALL_STEPS,
              PAY_BY.plus(Duration.ofMinutes(10))));
    }
  }

  @Nested
  class Undoing {

    @Test
    void a_customer_who_cancels_gets_all_undone_but_the_cancellation() {
      given("Capturing").when(new HearOrderCancelled("changed my mind"))
          .then(unwinding(Cause.CANCELLED, Step.release("tea"), Step.release("cup"),
              Step.giveBack()));
      given("Gathering", new OrderPlaced()).when(new HearOrderCancelled("changed my mind"))
          .then(unwinding(Cause.CANCELLED, Step.release("tea"), Step.release("cup")));
    }

    @Test
    void the_last_answer_closes_the_process() {
      given("Unwinding").when(new HearLineReleased("tea"))
          .then(new StepUndone(Step.release("tea")));
      given("Unwinding", new StepUndone(Step.release("tea")), new StepUndone(Step.release("cup")),
          new StepUndone(Step.cancelOrder())).when(new HearGivenBack())
          .then(new StepUndone(Step.giveBack()), new FulfilmentClosed(Outcome.CANCELLED));
    }

    @Test
    void what_is_reserved_behind_its_release_is_released_again() {
      given("Unwinding").when(new HearLineReserved("tea")).then(new Noted("line reserved tea"));
      given("Unwinding", new StepUndone(Step.release("tea"))).when(new HearLineReserved("tea"))
          .then(unwinding(Cause.LATE, Step.release("tea")));
      given("Closed").when(new HearLineReserved("tea"))
          .then(unwinding(Cause.LATE, Step.release("tea")));
      given("Closed", unwinding(Cause.LATE, Step.release("tea")))
          .when(new HearLineReleased("tea"))
          .then(new StepUndone(Step.release("tea")), new FulfilmentClosed(Outcome.CANCELLED));
    }
  }

  @Nested
  class ComingBack {

    @Test
    void all_that_is_left_of_the_money_goes_back_and_the_goods_are_sold_again() {
      given("Delivered").when(new HearOrderReturned("too small")).then(new ReturnBegun(
          "refund-1", 2000, "too small", List.of(TEA, CUP), ANSWERED_BY));
      given("Delivered", new RefundAsked("refund-1", 500, "a scratch"))
          .when(new HearOrderReturned("too small")).then(new ReturnBegun(
              "refund-2", 1500, "too small", List.of(TEA, CUP), ANSWERED_BY));
      given("Returning").when(new HearRefunded("refund-1", 2000))
          .then(new MoneyRefunded("refund-1", 2000), new FulfilmentClosed(Outcome.RETURNED));
    }

    @Test
    void it_is_over_when_what_was_promised_before_is_back_as_well() {
      RefundAsked promised = new RefundAsked("refund-1", 500, "a scratch");
      ReturnBegun begun = new ReturnBegun(
          "refund-2", 1500, "too small", List.of(TEA, CUP), ANSWERED_BY);
      given("Delivered", promised, begun).when(new HearRefunded("refund-2", 1500))
          .then(new MoneyRefunded("refund-2", 1500));
      given("Delivered", promised, begun, new MoneyRefunded("refund-2", 1500))
          .when(new HearRefunded("refund-1", 500))
          .then(new MoneyRefunded("refund-1", 500), new FulfilmentClosed(Outcome.RETURNED));
      given("Delivered", new RefundAsked("refund-1", 2000, "a scratch"))
          .when(new HearOrderReturned("too small"))
          .then(new ReturnBegun("", 0, "too small", List.of(TEA, CUP), ANSWERED_BY));
    }

    @Test
    void what_is_still_owed_after_a_return_a_retry_asks_for() {
      given("Returning", new MoneyRefunded("refund-1", 1500),
          new FulfilmentClosed(Outcome.RETURNED), stuck(Cause.REFUND_FAILED, "busy"))
          .when(new Retry("up again"))
          .then(new Resumed("up again", ANSWERED_BY),
              new RefundAsked("refund-2", 500, "returned"));
    }

    @Test
    void a_return_without_money_left_is_over_at_once() {
      given("Delivered", new MoneyRefunded("refund-1", 2000))
          .when(new HearOrderReturned("too small")).then(
              new ReturnBegun("", 0, "too small", List.of(TEA, CUP), ANSWERED_BY),
              new FulfilmentClosed(Outcome.RETURNED));
    }

    @Test
    void parts_of_the_money_can_go_back_and_together_not_more_than_all() {
      given("Shipping").when(new RefundSome(new BigDecimal("5"), "a scratch"))
          .then(new RefundAsked("refund-1", 500, "a scratch"));
      given("Shipping", new RefundAsked("refund-1", 500, "a scratch"))
          .when(new RefundSome(new BigDecimal("15.01"), "a scratch"))
          .thenRejected(new ExceedsCaptured(1500, EUR));
      given("Shipping", new RefundAsked("refund-1", 500, "a scratch"))
          .when(new HearRefunded("refund-1", 500)).then(new MoneyRefunded("refund-1", 500));
      given("Shipping", new MoneyRefunded("refund-1", 500))
          .when(new HearRefunded("refund-1", 500)).then(new Noted("refunded refund-1"));
    }
  }

  @Nested
  class GettingStuck {

    @Test
    void what_it_waited_for_leads_on_without_a_person() {
      given("Stuck").when(new HearCaptured("capture-1", "auth-1", "ref-1", 2000)).then(PAID);
      given("Stuck").when(new HearOrderCancelled("changed my mind"))
          .then(unwinding(Cause.CANCELLED, Step.release("tea"), Step.release("cup"),
              Step.giveBack()));
    }

    @Test
    void what_leads_nowhere_is_taken_in() {
      given("Confirming", stuck(Cause.NO_ANSWER, "timeout"))
          .when(new HearLineConfirmed("cup")).then(new LineConfirmed("cup"), CAPTURING);
      given("Gathering", stuck(Cause.TOO_LONG, "GATHERING"), new OrderPlaced())
          .when(new HearLineReserved("cup"))
          .then(new LineReserved("cup"), authorising("auth-1", "ok"));
    }

    @Test
    void what_went_wrong_is_not_forgotten_because_the_parcel_goes_on() {
      given("UnderWay").when(new HearOrderCancelled("changed my mind")).then(LEFT);
      given("Left", FulfilmentExamples.DELIVERED).when(new Abandon("send it back"))
          .then(unwinding(Cause.ABANDONED, Step.giveBack()));
    }

    @Test
    void a_cancellation_that_is_heard_behind_the_end_needs_a_person() {
      given("Ended").when(new HearOrderCancelled("changed my mind")).then(LEFT);
      given("Ended", unwinding(Cause.LATE, Step.release("tea")))
          .when(new HearOrderCancelled("changed my mind")).then(LEFT);
      given("Ended", LEFT, unwinding(Cause.LATE, Step.release("tea")))
          .when(new HearLineReleased("tea")).then(new StepUndone(Step.release("tea")),
              new FulfilmentClosed(Outcome.DELIVERED));
      assertThat(FulfilmentExamples.after("Ended", LEFT,
          unwinding(Cause.LATE, Step.release("tea")), new StepUndone(Step.release("tea")),
          new FulfilmentClosed(Outcome.DELIVERED))).isInstanceOf(FulfilmentState.Stuck.class);
    }

    @Test
    void what_left_after_a_cancellation_is_kept_by_the_customer_or_all_money_goes_back() {
      given("EndedLeft").when(new Retry("she likes it"))
          .then(new Resumed("she likes it", ANSWERED_BY));
      assertThat(FulfilmentExamples.after("EndedLeft", new Resumed("she likes it", ANSWERED_BY)))
          .isEqualTo(FulfilmentExamples.after("Ended"));
      given("EndedLeft").when(new Abandon("sent back"))
          .then(unwinding(Cause.ABANDONED, Step.giveBack()));
      given("EndedLeft", unwinding(Cause.ABANDONED, Step.giveBack())).when(new HearGivenBack())
          .then(new StepUndone(Step.giveBack()), new FulfilmentClosed(Outcome.CANCELLED));
    }

    @Test
    void money_that_did_not_go_back_is_not_forgotten_because_something_else_turns_up() {
      FulfilmentEvent failed = stuck(Cause.REFUND_FAILED, "busy");
      FulfilmentEvent late = unwinding(Cause.LATE, Step.release("tea"));
      assertThat(FulfilmentExamples.after("Closed", failed, late,
          new StepUndone(Step.release("tea")), new FulfilmentClosed(Outcome.CANCELLED)))
          .isEqualTo(FulfilmentExamples.after("Closed", failed));
      assertThat(FulfilmentExamples.after("Unwinding", failed, new StepUndone(Step.giveBack())))
          .isEqualTo(FulfilmentExamples.after("Unwinding", new StepUndone(Step.giveBack())));
    }

    @Test
    void a_part_of_the_money_without_an_answer_is_not_forgotten_because_the_parcel_goes_on() {
      RefundAsked promised = new RefundAsked("refund-1", 500, "a scratch");
      given("Shipping", promised, stuck(Cause.NO_ANSWER, "timeout"),
          FulfilmentExamples.HANDED_OVER).when(new Retry("up again"))
          .then(new Resumed("up again", FulfilmentExamples.IN_A_MONTH), promised);
    }

    @Test
    void a_refund_that_is_under_way_is_not_asked_for_again() {
      RefundAsked asked = new RefundAsked("refund-1", 500, "a scratch");
      given("Left", asked).when(new Retry("she keeps it"))
          .then(new Resumed("she keeps it", FulfilmentExamples.IN_A_MONTH));
      given("EndedLeft", asked).when(new Retry("she keeps it"))
          .then(new Resumed("she keeps it", ANSWERED_BY));
      given("EndedLeft", asked, stuck(Cause.NO_ANSWER, "timeout")).when(new Retry("up again"))
          .then(new Resumed("up again", ANSWERED_BY), asked);
    }

    @Test
    void one_thing_that_went_wrong_does_not_hide_another() {
      FulfilmentEvent late = stuck(Cause.NO_ANSWER, "timeout");
      given("Left", late, FulfilmentExamples.DELIVERED)
          .when(new PassDeadline(), FulfilmentExamples.TOMORROW)
          .then(new GotStuck(Cause.NO_ANSWER, "timeout",
              FulfilmentExamples.TOMORROW.plus(Duration.ofDays(1))));
      assertThat(FulfilmentExamples.after("Left", late))
          .isInstanceOfSatisfying(FulfilmentState.Stuck.class, stuck -> assertThat(stuck.causes())
              .containsExactly(Cause.LEFT_AFTER_CANCELLATION, Cause.NO_ANSWER));
    }

    @Test
    void a_retry_asks_again_under_the_same_name() {
      given("Stuck").when(new Retry("up again"))
          .then(new Resumed("up again", ANSWERED_BY), CAPTURING);
      given("Confirming", stuck(Cause.TOO_LONG, "CONFIRMING")).when(new Retry("up again"))
          .then(new Resumed("up again", ANSWERED_BY),
              new ConfirmationAsked(List.of(CUP), ANSWERED_BY));
      given("Unwinding", new StepUndone(Step.release("tea")), stuck(Cause.NO_ANSWER, "timeout"))
          .when(new Retry("up again")).then(new Resumed("up again", ANSWERED_BY),
              unwinding(Cause.OUT_OF_STOCK, Step.release("cup"), Step.giveBack(),
                  Step.cancelOrder()));
    }

    @Test
    void a_refund_that_failed_is_tried_under_another_name() {
      given("Returning").when(new HearRefundFailed("refund-1", "busy"))
          .then(new RefundRefused("refund-1", "busy"), stuck(Cause.REFUND_FAILED, "busy"));
      given("Returning", new RefundRefused("refund-1", "busy"),
          stuck(Cause.REFUND_FAILED, "busy")).when(new Retry("up again"))
          .then(new Resumed("up again", ANSWERED_BY),
              new RefundAsked("refund-2", 2000, "too small"));
      given("Returning", new RefundRefused("refund-1", "busy"),
          new RefundAsked("refund-2", 2000, "too small"))
          .when(new HearRefunded("refund-2", 2000))
          .then(new MoneyRefunded("refund-2", 2000), new FulfilmentClosed(Outcome.RETURNED));
    }

    @Test
    void abandoned_it_is_undone_and_abandoned_while_undone_it_is_over() {
      given("Stuck").when(new Abandon("hopeless")).then(unwindingAll(Cause.ABANDONED));
      given("UnderWay", stuck(Cause.TOO_LONG, "UNDER_WAY")).when(new Abandon("lost"))
          .then(unwinding(Cause.ABANDONED, Step.giveBack()));
      given("Unwinding", stuck(Cause.NO_ANSWER, "timeout")).when(new Abandon("hopeless"))
          .then(new FulfilmentClosed(Outcome.ABANDONED));
    }

    @Test
    void a_carrier_that_was_silent_and_speaks_is_all_that_was_waited_for() {
      FulfilmentEvent silent = stuck(Cause.CARRIER_SILENT, "timeout");
      given("Recalled").when(new HearShipmentGivenUp(1, "timeout")).then(silent);
      FulfilmentEvent rest = unwinding(
          Cause.CANCELLED, Step.release("tea"), Step.release("cup"), Step.giveBack());
      StepUndone stays = new StepUndone(Step.cancelShipment());
      given("Recalled", silent).when(new HearShipmentCancelled(1)).then(rest, stays);
      assertThat(FulfilmentExamples.after("Recalled", silent, rest, stays))
          .isEqualTo(FulfilmentExamples.after("Recalled", rest, stays));
      given("Carried", silent).when(new Retry("up again")).then(
          new Resumed("up again", FulfilmentExamples.HANDED_OVER_BY),
          FulfilmentExamples.SHIPMENT_ASKED);
      given("Carried", silent).when(new Abandon("hopeless"))
          .then(unwinding(Cause.ABANDONED, Step.cancelShipment()));
    }

    @Test
    void abandoned_while_the_carrier_is_silent_goods_and_money_go_back() {
      FulfilmentEvent silent = stuck(Cause.CARRIER_SILENT, "timeout");
      FulfilmentEvent rest = unwinding(
          Cause.ABANDONED, Step.release("tea"), Step.release("cup"), Step.giveBack());
      StepUndone stays = new StepUndone(Step.cancelShipment());
      given("Recalled", silent).when(new Abandon("she came for it")).then(rest, stays);
      given("Short", silent).when(new Abandon("she came for it")).then(
          unwinding(Cause.ABANDONED, Step.release("tea"), Step.release("cup"), Step.giveBack(),
              Step.cancelOrder()),
          stays);
      assertThat(FulfilmentExamples.after("Recalled", silent, rest, stays))
          .isInstanceOf(FulfilmentState.Unwinding.class);
    }

    @Test
    void without_an_order_of_its_own_it_waits_to_be_abandoned() {
      given("Gathering").when(new HearOrderIdTaken()).then(TAKEN);
      given("Gathering").when(new HearOrderCancelled("by whoever has placed it")).then(TAKEN);
      given("Taken").when(new Retry("perhaps it goes")).thenRejected(new OrderOfOthers());
      given("Taken").when(new HearOrderCancelled("by whoever has placed it"))
          .then(new Noted("order cancelled"));
      given("Taken").when(new Abandon("taken")).then(unwinding(
          Cause.ABANDONED, Step.release("tea"), Step.release("cup")));
    }

    @Test
    void an_order_of_others_is_not_waited_for_while_all_is_undone() {
      given("Gathering", unwinding(Cause.OUT_OF_STOCK, Step.release("tea"), Step.cancelOrder()))
          .when(new HearOrderIdTaken())
          .then(new Noted("order id taken"), new StepUndone(Step.cancelOrder()));
      given("Gathering", stuck(Cause.TOO_LONG, "GATHERING"),
          unwinding(Cause.ABANDONED, Step.cancelOrder()), stuck(Cause.TOO_LONG, "UNWINDING"))
          .when(new HearOrderIdTaken())
          .then(new Noted("order id taken"), new StepUndone(Step.cancelOrder()),
              new FulfilmentClosed(Outcome.CANCELLED));
    }

    @Test
    void somebody_is_reminded_every_day() {
      given("Stuck").when(new PassDeadline(), FulfilmentExamples.TOMORROW).then(
          new GotStuck(Cause.TOO_LONG, "CAPTURING",
              FulfilmentExamples.TOMORROW.plus(Duration.ofDays(1))));
    }
  }
}
