package io.orderlog.domain.payment.decisions;

import static io.orderlog.domain.payment.PaymentExamples.EUR;
import static io.orderlog.domain.payment.PaymentExamples.NEXT_WEEK;
import static io.orderlog.domain.payment.PaymentExamples.NOON;
import static io.orderlog.domain.payment.PaymentExamples.ORDER;
import static io.orderlog.domain.payment.PaymentExamples.PAY_BY;
import static io.orderlog.domain.payment.PaymentExamples.asked;
import static io.orderlog.domain.payment.PaymentExamples.authorise;
import static io.orderlog.domain.payment.PaymentExamples.authorised;
import static io.orderlog.domain.payment.PaymentExamples.backAsked;
import static io.orderlog.domain.payment.PaymentExamples.capture;
import static io.orderlog.domain.payment.PaymentExamples.captureAsked;
import static io.orderlog.domain.payment.PaymentExamples.captured;
import static io.orderlog.domain.payment.PaymentExamples.giveBack;
import static io.orderlog.domain.payment.PaymentExamples.giveBackNoted;
import static io.orderlog.domain.payment.PaymentExamples.given;
import static io.orderlog.domain.payment.PaymentExamples.givenBack;
import static io.orderlog.domain.payment.PaymentExamples.recordAuthorised;
import static io.orderlog.domain.payment.PaymentExamples.recordCaptured;
import static io.orderlog.domain.payment.PaymentExamples.refund;
import static io.orderlog.domain.payment.PaymentExamples.refundAsked;
import static io.orderlog.domain.payment.PaymentExamples.voidAsked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.orderlog.domain.DeciderSpec;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.agenda.AskAgain;
import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.agenda.Due;
import io.orderlog.domain.payment.PaymentAgenda;
import io.orderlog.domain.payment.PaymentCommand.Expire;
import io.orderlog.domain.payment.PaymentCommand.RecordAttemptFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptureFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordChargedBack;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordRefundFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordVoidFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordVoided;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentEvent.ActionRequired;
import io.orderlog.domain.payment.PaymentEvent.AttemptFailed;
import io.orderlog.domain.payment.PaymentEvent.CaptureFailed;
import io.orderlog.domain.payment.PaymentEvent.ChargedBack;
import io.orderlog.domain.payment.PaymentEvent.Declined;
import io.orderlog.domain.payment.PaymentEvent.Expired;
import io.orderlog.domain.payment.PaymentEvent.GaveUp;
import io.orderlog.domain.payment.PaymentEvent.RefundFailed;
import io.orderlog.domain.payment.PaymentEvent.Refunded;
import io.orderlog.domain.payment.PaymentEvent.VoidFailed;
import io.orderlog.domain.payment.PaymentEvent.Voided;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentRejection.AlreadyRecorded;
import io.orderlog.domain.payment.PaymentRejection.NoSuchTransaction;
import io.orderlog.domain.payment.PaymentRejection.NotRunningOut;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.PaymentRequest.CancelAuthorisation;
import io.orderlog.domain.payment.PaymentRequest.Find;
import io.orderlog.domain.payment.PaymentRequest;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.PaymentStatus;
import io.orderlog.domain.payment.Transaction.Kind;
import io.orderlog.domain.payment.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The seven rules of a payment, and what the provider is asked because of them. */
class PaymentDeciderTest {

  /** By any clock, also by one that is a day behind the one that wrote down the request. */
  private static final Instant AT_ONCE = Instant.EPOCH;

  @Nested
  class Taking {

    @Test
    void no_more_is_taken_than_is_held() {
      given(asked("auth-1"), authorised("auth-1")).when(capture("capture-1", 2001))
          .then(new CaptureFailed("capture-1", "EXCEEDS_AUTHORISED"));
      given(asked("auth-1"), authorised("auth-1")).when(capture("capture-1", 2000))
          .then(captureAsked("capture-1", 2000));
      given(asked("auth-1"), authorised("auth-1"), captureAsked("capture-1", 1500),
          captured("capture-1", 1500)).when(capture("capture-2", 501))
          .then(new CaptureFailed("capture-2", "EXCEEDS_AUTHORISED"));
    }

    @Test
    void one_capture_is_asked_at_a_time() {
      given(asked("auth-1"), authorised("auth-1"), captureAsked("capture-1", 500))
          .when(capture("capture-2", 500))
          .then(new CaptureFailed("capture-2", "ANOTHER_IS_ASKED"));
    }

    @Test
    void what_has_no_answer_is_asked_again_under_its_name_and_what_has_one_keeps_it() {
      given(asked("auth-1"), authorised("auth-1"), captureAsked("capture-1", 2000))
          .when(capture("capture-1", 2000)).then(captureAsked("capture-1", 2000));
      given(asked("auth-1"), authorised("auth-1"), captureAsked("capture-1", 2000),
          captured("capture-1", 2000)).when(capture("capture-1", 2000))
          .thenRejected(new AlreadyRecorded("capture-1"));
    }
  }

  @Nested
  class GoingBack {

    @Test
    void refunds_that_are_asked_count_as_done() {
      given(asked("auth-1"), authorised("auth-1"), captured("capture-1", 2000),
          refundAsked("refund-1", 1500)).when(refund("refund-2", 501))
          .then(new RefundFailed("refund-2", "EXCEEDS_CAPTURED"));
      given(asked("auth-1"), authorised("auth-1"), captured("capture-1", 2000),
          refundAsked("refund-1", 1500)).when(refund("refund-2", 500))
          .then(refundAsked("refund-2", 500));
    }

    @Test
    void a_charge_back_takes_from_what_can_be_refunded() {
      given(asked("auth-1"), captured("capture-1", 2000),
          new ChargedBack("dispute-1", "auth-1", 2000)).when(refund("refund-1", 1))
          .then(new RefundFailed("refund-1", "EXCEEDS_CAPTURED"));
    }

    @Test
    void what_nobody_asked_for_is_given_back_at_once() {
      given().when(giveBack()).then(givenBack(0));
      given(givenBack(0)).when(authorise("auth-1")).then(new Declined("auth-1", "GIVING_BACK"));
    }

    @Test
    void what_is_held_is_let_go_and_what_was_taken_is_refunded() {
      given(asked("auth-1"), authorised("auth-1")).when(giveBack())
          .then(giveBackNoted(), voidAsked("back-2", "auth-1"));
      given(asked("auth-1"), authorised("auth-1"), captured("capture-1", 2000)).when(giveBack())
          .then(giveBackNoted(), backAsked("back-3", "auth-1", 2000));
      given(asked("auth-1"), authorised("auth-1"), giveBackNoted(),
          voidAsked("back-2", "auth-1")).when(new RecordVoided("back-2", "auth-1"))
          .then(new Voided("back-2", "auth-1"), givenBack(0));
    }

    @Test
    void a_name_that_the_provider_has_given_to_something_else_is_passed_over() {
      given(asked("auth-1"), captured("capture-1", 2000), new Refunded("back-4", "auth-1", 500))
          .when(giveBack()).then(giveBackNoted(), backAsked("back-5", "auth-1", 1500));
    }

    @Test
    void a_late_success_is_undone_in_the_decision_that_records_it() {
      given(asked("auth-1"), giveBackNoted()).when(recordAuthorised("auth-1"))
          .then(authorised("auth-1"), voidAsked("back-2", "auth-1"));
      given(asked("auth-1"), authorised("auth-1"), captureAsked("capture-1", 2000),
          giveBackNoted()).when(recordCaptured("capture-1", "auth-1", 2000))
          .then(captured("capture-1", 2000), backAsked("back-3", "auth-1", 2000));
      given(asked("auth-1"), giveBackNoted(), new Declined("auth-1", "NOT_FOUND"), givenBack(0))
          .when(recordAuthorised("auth-1"))
          .then(authorised("auth-1"), voidAsked("back-2", "auth-1"));
    }

    @Test
    void a_refund_that_fails_is_for_a_person_and_tried_anew_when_one_asks() {
      PaymentEvent[] failed = {asked("auth-1"), authorised("auth-1"),
          captured("capture-1", 2000), giveBackNoted(), backAsked("back-3", "auth-1", 2000)};
      given(failed).when(new RecordRefundFailed("back-3", "account closed"))
          .then(new RefundFailed("back-3", "account closed"));
      given(with(failed, new RefundFailed("back-3", "account closed"))).when(giveBack())
          .then(giveBackNoted(), backAsked("back-4", "auth-1", 2000));
    }

    @Test
    void what_cannot_be_let_go_because_it_was_taken_is_refunded() {
      given(asked("auth-1"), authorised("auth-1"), giveBackNoted(),
          voidAsked("back-2", "auth-1")).when(recordCaptured("capture-1", "auth-1", 2000))
          .then(captured("capture-1", 2000), backAsked("back-4", "auth-1", 2000));
      given(asked("auth-1"), authorised("auth-1"), giveBackNoted(), voidAsked("back-2", "auth-1"),
          captured("capture-1", 2000), backAsked("back-4", "auth-1", 2000),
          new Refunded("back-4", "auth-1", 2000))
          .when(new RecordVoidFailed("back-2", "captured"))
          .then(new VoidFailed("back-2", "captured"), givenBack(2000));
    }

    @Test
    void what_stays_held_is_for_a_person() {
      given(asked("auth-1"), authorised("auth-1"), giveBackNoted(),
          voidAsked("back-2", "auth-1")).when(new RecordVoidFailed("back-2", "busy"))
          .then(new GaveUp("back-2", Kind.VOID, "busy"), new VoidFailed("back-2", "busy"));
    }
  }

  @Nested
  class Answers {

    @Test
    void a_late_no_to_one_attempt_does_nothing_to_the_next() {
      given(asked("auth-1"), new Declined("auth-1", "no funds"), asked("auth-2"),
          authorised("auth-2")).when(new RecordDeclined("auth-1", "no funds"))
          .thenRejected(new AlreadyRecorded("auth-1"));
      given(asked("auth-1"), new GaveUp("auth-1", Kind.AUTHORISE, "timeout"), asked("auth-2"),
          authorised("auth-2")).when(new RecordDeclined("auth-1", "no funds"))
          .then(new Declined("auth-1", "no funds"));
    }

    @Test
    void money_that_an_earlier_attempt_holds_after_all_goes_back_at_once() {
      given(asked("auth-1"), new Declined("auth-1", "no funds"), asked("auth-2"))
          .when(recordAuthorised("auth-1"))
          .then(authorised("auth-1"), voidAsked("back-3", "auth-1"));
    }

    @Test
    void what_nobody_asked_for_is_recorded_and_given_back() {
      given(asked("auth-1")).when(recordAuthorised("auth-9"))
          .then(authorised("auth-9"), voidAsked("back-2", "auth-9"));
    }

    @Test
    void a_newer_attempt_gives_back_what_an_earlier_one_holds() {
      given(asked("auth-1"), authorised("auth-1")).when(authorise("auth-2"))
          .then(asked("auth-2"), voidAsked("back-3", "auth-1"));
    }

    @Test
    void out_of_order_is_in_order() {
      given(asked("auth-1")).when(recordCaptured("capture-1", "auth-1", 2000))
          .then(captured("capture-1", 2000));
      given(asked("auth-1"), captured("capture-1", 2000)).when(recordAuthorised("auth-1"))
          .thenRejected(new AlreadyRecorded("auth-1"));
      assertThat(PaymentDecider.statusOf(after(asked("auth-1"), captured("capture-1", 2000))))
          .isEqualTo(PaymentStatus.CAPTURED);
    }

    @Test
    void a_second_answer_changes_nothing() {
      given(asked("auth-1"), authorised("auth-1"), captured("capture-1", 2000))
          .when(recordCaptured("capture-1", "auth-1", 2000))
          .thenRejected(new AlreadyRecorded("capture-1"));
      given(asked("auth-1"), authorised("auth-1"), captured("capture-1", 2000))
          .when(new RecordCaptureFailed("capture-1", "no funds"))
          .thenRejected(new AlreadyRecorded("capture-1"));
    }

    @Test
    void money_cannot_hide_behind_the_name_of_something_else() {
      given(asked("auth-1"), authorised("auth-1")).when(recordCaptured("auth-1", "auth-1", 2000))
          .thenRejected(new NoSuchTransaction("auth-1"));
    }

    @Test
    void a_charge_back_is_recorded_always() {
      given(asked("auth-1")).when(new RecordChargedBack("dispute-1", "auth-1", 2000))
          .then(new ChargedBack("dispute-1", "auth-1", 2000));
    }
  }

  @Nested
  class AskingAgain {

    @Test
    void pauses_grow_and_differ_from_order_to_order_by_a_fifth_at_most() {
      List<Duration> pauses = new ArrayList<>();
      for (int failed = 1; failed <= 8; failed++) {
        pauses.add(Duration.between(NOON,
            AskAgain.at(ORDER.text(), "auth-1", 1, failed, NOON).orElseThrow()));
      }
      List<Duration> usual = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5),
          Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10),
          Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(6));
      for (int i = 0; i < usual.size(); i++) {
        assertThat(pauses.get(i)).isBetween(usual.get(i).multipliedBy(4).dividedBy(5),
            usual.get(i).multipliedBy(6).dividedBy(5));
      }
      assertThat(AskAgain.at(ORDER.text(), "auth-1", 1, 9, NOON)).isEmpty();
      assertThat(AskAgain.at("another", "auth-1", 1, 8, NOON))
          .isNotEqualTo(AskAgain.at(ORDER.text(), "auth-1", 1, 8, NOON));
    }

    @Test
    void each_attempt_that_failed_is_recorded_once_and_the_last_one_gives_up() {
      Instant retryAt = AskAgain.at(ORDER.text(), "auth-1", 1, 1, NOON)
          .orElseThrow();
      AttemptFailed failed = new AttemptFailed("auth-1", 1, "timeout", retryAt);
      given(asked("auth-1")).when(new RecordAttemptFailed("auth-1", 1, "timeout")).then(failed);
      given(asked("auth-1"), failed).when(new RecordAttemptFailed("auth-1", 1, "timeout"))
          .thenRejected(new AlreadyRecorded("auth-1"));
      given(asked("auth-1"), new AttemptFailed("auth-1", 8, "timeout", NOON))
          .when(new RecordAttemptFailed("auth-1", 9, "timeout"))
          .then(new GaveUp("auth-1", Kind.AUTHORISE, "timeout"));
    }

    @Test
    void the_provider_is_asked_once_more_before_the_time_to_pay_is_over() {
      Instant lastCall = PAY_BY.minusSeconds(3);
      for (Instant failedAt : List.of(PAY_BY.minusSeconds(30), lastCall.minusMillis(1))) {
        DeciderSpec.given(new PaymentDecider(), List.of(asked("auth-1"),
            new AttemptFailed("auth-1", 1, "timeout", NOON),
            new AttemptFailed("auth-1", 2, "timeout", NOON)), failedAt)
            .when(new RecordAttemptFailed("auth-1", 3, "timeout"))
            .then(new AttemptFailed("auth-1", 3, "timeout", lastCall));
      }
    }

    @Test
    void nothing_is_hurried_that_comes_in_time_or_is_too_late_or_not_wanted_any_more() {
      assertThat(retryAt(NOON)).isBefore(PAY_BY);
      assertThat(retryAt(PAY_BY.minusSeconds(3)))
          .isBetween(PAY_BY.plusSeconds(20), PAY_BY.plusSeconds(40));
      assertThat(retryAt(PAY_BY.minusSeconds(20), giveBackNoted()))
          .isBetween(PAY_BY, PAY_BY.plusSeconds(20));
    }

    /** After the third attempt has failed then. */
    private Instant retryAt(Instant failedAt, PaymentEvent... before) {
      List<PaymentEvent> history = new ArrayList<>(List.of(asked("auth-1")));
      history.addAll(List.of(before));
      int first = history.size();
      for (int attempt = first; attempt < first + 2; attempt++) {
        history.add(new AttemptFailed("auth-1", attempt, "timeout", NOON));
      }
      PaymentState state = after(history.toArray(PaymentEvent[]::new));
      return new PaymentDecider().decide(
          new RecordAttemptFailed("auth-1", first + 2, "timeout"), state,
          failedAt) instanceof Accepted<PaymentEvent, PaymentRejection>(var events)
          && events.getFirst() instanceof AttemptFailed failed ? failed.retryAt() : Instant.MAX;
    }

    /** A fact is known by what it says, so no two attempts may be called the same. */
    @Test
    void what_is_asked_for_again_has_new_attempts_with_the_first_pauses() {
      PaymentEvent gaveUp = new GaveUp("auth-1", Kind.AUTHORISE, "timeout");
      assertThat(due(asked("auth-1"), gaveUp, asked("auth-1"))).extracting(
          due -> ((Effect<PaymentCommand, PaymentRequest>) due).attempt()).containsExactly(2);
      given(asked("auth-1"), gaveUp, asked("auth-1"))
          .when(new RecordAttemptFailed("auth-1", 1, "timeout"))
          .thenRejected(new AlreadyRecorded("auth-1"));
      Transaction again = Transaction.asked("auth-1", Kind.AUTHORISE, "auth-1", 2000, NOON)
          .askedAgain(NOON);
      assertThat(AskAgain.at(ORDER.text(), "auth-1", again.first(), 2, NOON).orElseThrow())
          .isBefore(NOON.plusSeconds(2));
    }

    @Test
    void the_agenda_asks_for_what_has_no_answer_under_one_name() {
      AttemptFailed failed = new AttemptFailed("auth-1", 1, "timeout", NOON.plusSeconds(1));
      assertThat(due(asked("auth-1"))).containsExactly(
          new Effect<>("auth-1", 1, NOON, AT_ONCE,
              new PaymentRequest.Authorise(ORDER.text(), "auth-1", 2000, EUR, "ok")));
      assertThat(due(asked("auth-1"), failed)).containsExactly(
          new Effect<>("auth-1", 2, NOON, NOON.plusSeconds(1),
              new PaymentRequest.Authorise(ORDER.text(), "auth-1", 2000, EUR, "ok")));
      assertThat(due(asked("auth-1"), new GaveUp("auth-1", Kind.AUTHORISE, "timeout")))
          .isEmpty();
    }

    @Test
    void of_what_is_not_wanted_any_more_it_asks_only_what_has_become_of_it() {
      assertThat(due(asked("auth-1"), giveBackNoted())).containsExactly(
          new Effect<>("auth-1", 2, NOON, AT_ONCE,
              new Find(ORDER.text(), "auth-1", Optional.empty(), "auth-1")));
      assertThat(due(asked("auth-1"), authorised("auth-1"), captureAsked("capture-1", 2000),
          giveBackNoted())).containsExactly(new Effect<>("capture-1", 2, NOON, AT_ONCE,
              new Find(ORDER.text(), "auth-1", Optional.of("ref-auth-1"), "capture-1")));
    }

    @Test
    void a_payment_that_waits_for_its_customer_is_let_go_too() {
      PaymentEvent action = new ActionRequired("auth-1", "https://bank.example");
      given(asked("auth-1"), action).when(giveBack())
          .then(giveBackNoted(), voidAsked("back-2", "auth-1"));
      assertThat(due(asked("auth-1"), action, giveBackNoted(), voidAsked("back-2", "auth-1")))
          .containsExactly(new Effect<>("back-2", 1, NOON, AT_ONCE,
              new CancelAuthorisation(ORDER.text(), "auth-1", Optional.empty())));
    }
  }

  @Nested
  class RunningOut {

    private static final Instant LAPSE = NEXT_WEEK.minus(Duration.ofDays(1));

    @Test
    void an_authorisation_that_nobody_uses_runs_out_a_day_before_its_end() {
      assertThat(due(asked("auth-1"), authorised("auth-1"))).containsExactly(
          new Deadline<>("expire auth-1", LAPSE, new Expire("auth-1")));
      given(asked("auth-1"), authorised("auth-1")).when(new Expire("auth-1"), NOON)
          .thenRejected(new NotRunningOut("auth-1", NOON));
      given(asked("auth-1"), authorised("auth-1")).when(new Expire("auth-1"), LAPSE)
          .then(new Expired("auth-1"),
              new PaymentEvent.VoidRequested("back-2", "auth-1", LAPSE));
    }

    @Test
    void what_is_held_for_hours_only_is_used_to_its_end() {
      Instant until = PAY_BY.plusSeconds(60);
      assertThat(due(asked("auth-1"),
          new PaymentEvent.Authorised("auth-1", "ref-auth-1", 2000, until)))
          .extracting(Due::at).containsExactly(until);
    }

    @Test
    void what_is_being_taken_does_not_run_out() {
      given(asked("auth-1"), authorised("auth-1"), captureAsked("capture-1", 2000))
          .when(new Expire("auth-1"), NEXT_WEEK)
          .thenRejected(new NotRunningOut("auth-1", NEXT_WEEK));
    }
  }

  @Test
  void a_history_that_no_payment_has_had_is_not_folded() {
    List<PaymentEvent> strange = List.of(
        new GaveUp("auth-2", Kind.AUTHORISE, "timeout"), new VoidFailed("back-2", "busy"),
        new AttemptFailed("auth-2", 1, "timeout", NOON), new Expired("auth-2"),
        voidAsked("back-2", "auth-2"), backAsked("back-2", "auth-2", 1));
    for (PaymentEvent event : strange) {
      assertThatIllegalStateException().isThrownBy(() -> after(asked("auth-1"), event));
    }
    for (PaymentEvent event : List.of(authorised("auth-1"), captured("capture-1", 1))) {
      assertThatIllegalStateException().isThrownBy(() -> after(event));
      assertThatIllegalStateException().isThrownBy(() -> after(givenBack(0), event));
    }
  }

  @Test
  void no_status_is_overwritten_by_what_comes_later() {
    assertThat(PaymentDecider.statusOf(after())).isEqualTo(PaymentStatus.PENDING);
    assertThat(PaymentDecider.statusOf(after(asked("auth-1"), captured("capture-1", 2000),
        new ChargedBack("dispute-1", "auth-1", 500), new Refunded("refund-1", "auth-1", 1500))))
        .isEqualTo(PaymentStatus.CHARGED_BACK);
    assertThat(PaymentDecider.statusOf(after(asked("auth-1"), captured("capture-1", 2000),
        new Refunded("refund-1", "auth-1", 1500)))).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    assertThat(PaymentDecider.statusOf(after(asked("auth-1"), captured("capture-1", 2000),
        new Refunded("refund-1", "auth-1", 2000)))).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(PaymentDecider.statusOf(after(asked("auth-1"), authorised("auth-1"),
        giveBackNoted(), voidAsked("back-2", "auth-1"), new Voided("back-2", "auth-1"))))
        .isEqualTo(PaymentStatus.VOIDED);
  }

  private static List<Due<PaymentCommand, PaymentRequest>> due(PaymentEvent... history) {
    return new PaymentAgenda().due(after(history));
  }

  private static PaymentState after(PaymentEvent... history) {
    PaymentDecider decider = new PaymentDecider();
    PaymentState state = decider.initial();
    for (PaymentEvent event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }

  private static PaymentEvent[] with(PaymentEvent[] events, PaymentEvent more) {
    List<PaymentEvent> all = new ArrayList<>(List.of(events));
    all.add(more);
    return all.toArray(PaymentEvent[]::new);
  }
}
