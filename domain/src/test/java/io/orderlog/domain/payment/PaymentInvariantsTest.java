package io.orderlog.domain.payment;

import static io.orderlog.domain.payment.PaymentExamples.NEXT_WEEK;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.Walk.Attempt;
import io.orderlog.domain.Walks;
import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.payment.PaymentCommand.ByProcess;
import io.orderlog.domain.payment.PaymentCommand.Expire;
import io.orderlog.domain.payment.PaymentCommand.RecordActionRequired;
import io.orderlog.domain.payment.PaymentCommand.RecordAttemptFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordAuthorised;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptureFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordChargedBack;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordRefundFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordRefunded;
import io.orderlog.domain.payment.PaymentCommand.RecordVoidFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordVoided;
import io.orderlog.domain.payment.PaymentEvent.CaptureRequested;
import io.orderlog.domain.payment.PaymentEvent.RefundRequested;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no sequence of commands can break, facts that nobody can explain among them. */
class PaymentInvariantsTest {

  private final Walks<PaymentCommand, PaymentState, PaymentEvent, PaymentRejection> payments =
      new Walks<>(new PaymentDecider(), PaymentInvariantsTest::draw);
  private final PaymentAgenda agenda = new PaymentAgenda();

  @Test
  void a_payment_is_the_fold_of_its_events() {
    payments.checkPurity();
  }

  @Test
  void what_is_refused_to_the_process_for_good_stays_refused() {
    payments.checkFinality(ByProcess.class::isInstance, PaymentDecider::isFinal);
  }

  @Test
  void the_process_is_refused_nothing_but_what_has_its_answer() {
    payments.eachStep(step -> {
      if (step.command() instanceof ByProcess) {
        assertThat(Walks.reasons(step.decision())).allMatch(PaymentDecider::isFinal);
      }
    });
  }

  @Test
  void no_more_is_asked_to_be_taken_than_is_held() {
    payments.eachStep(step -> step.events().forEach(event -> {
      if (event instanceof CaptureRequested asked && step.before() instanceof Payment before
          && before.transaction(asked.txId()).isEmpty()
          && step.after() instanceof Payment after) {
        assertThat(after.capturedOrAsked(asked.authorisation())).isLessThanOrEqualTo(
            after.authorisation(asked.authorisation()).orElseThrow().amountMinor());
      }
    }));
  }

  @Test
  void no_more_is_asked_to_go_back_than_was_taken() {
    payments.eachStep(step -> step.events().forEach(event -> {
      if (event instanceof RefundRequested asked && step.before() instanceof Payment before
          && before.transaction(asked.txId()).isEmpty()
          && step.after() instanceof Payment after) {
        assertThat(asked.amountMinor()).isPositive()
            .isLessThanOrEqualTo(after.captured(asked.authorisation()));
      }
    }));
  }

  @Test
  void one_capture_is_asked_at_a_time() {
    payments.eachStep(step -> {
      if (step.after() instanceof Payment payment) {
        assertThat(payment.authorisations()).allMatch(each -> payment.transactions().stream()
            .filter(tx -> tx.kind() == Transaction.Kind.CAPTURE && tx.isUnanswered()
                && tx.authorisation().equals(each.txId()))
            .count() <= 1);
      }
    });
  }

  @Test
  void what_is_asked_and_has_no_answer_is_on_the_agenda_once() {
    payments.eachStep(step -> {
      if (step.after() instanceof Payment payment) {
        assertThat(agenda.due(payment).stream()
            .filter(Effect.class::isInstance)
            .map(due -> ((Effect<PaymentCommand, PaymentRequest>) due).transaction()))
            .doesNotHaveDuplicates()
            .containsExactlyElementsOf(payment.transactions().stream()
                .filter(each -> each.progress() == Transaction.Progress.ASKED)
                .map(Transaction::txId).toList());
      }
    });
  }

  @Test
  void a_deadline_that_is_met_is_not_refused() {
    payments.eachStep(step -> agenda.due(step.after()).forEach(due -> {
      if (due instanceof Deadline<PaymentCommand, PaymentRequest>(_, var at, var command)) {
        assertThat(new PaymentDecider().decide(command, step.after(), at))
            .isNotInstanceOf(Rejected.class);
      }
    }));
  }

  @Test
  void the_walks_reach_every_state_event_status_and_rejection() {
    payments.checkThatEachIsIn(50, PaymentState.class, step -> Stream.of(step.before()));
    payments.checkThatEachIsIn(5, PaymentEvent.class, step -> step.events().stream());
    payments.checkThatEachIsIn(10, PaymentRejection.class,
        step -> Walks.reasons(step.decision()));
  }

  private static List<Attempt<PaymentCommand, PaymentState>> draw(RandomGenerator random) {
    return Stream.generate(() -> {
      PaymentCommand command = command(random);
      Duration later = command instanceof Expire || random.nextInt(20) == 0
          ? Duration.ofDays(6)
          : Duration.ofSeconds(random.nextInt(60));
      return new Attempt<PaymentCommand, PaymentState>(later, _ -> command);
    }).limit(random.nextInt(40)).toList();
  }

  private static PaymentCommand command(RandomGenerator random) {
    String auth = "auth-" + (1 + random.nextInt(2));
    String any = List.of("auth-1", "capture-1", "back-2", "back-3", "back-4", "refund-1")
        .get(random.nextInt(6));
    long amount = List.of(2000L, 2000L, 700L, 0L, 5000L).get(random.nextInt(5));
    return switch (random.nextInt(24)) {
      case 0, 1, 2 -> PaymentExamples.authorise(auth);
      case 3, 4 -> PaymentExamples.capture("capture-" + (1 + random.nextInt(3)),
          1 + random.nextInt(2000));
      case 5 -> PaymentExamples.refund("refund-" + (1 + random.nextInt(2)), 700);
      case 6 -> PaymentExamples.giveBack();
      case 7, 8, 9 -> new RecordAuthorised(auth, "ref", amount, NEXT_WEEK);
      case 10 -> new RecordDeclined(auth, "no funds");
      case 11 -> new RecordActionRequired(auth, "https://bank.example");
      case 12, 13 -> PaymentExamples.recordCaptured("capture-" + (1 + random.nextInt(3)), auth,
          amount);
      case 14 -> new RecordCaptureFailed("capture-" + (1 + random.nextInt(3)), "no funds");
      case 15, 16 -> new RecordVoided(any, auth);
      case 17 -> new RecordVoidFailed(any, "busy");
      case 18 -> new RecordRefunded(any, auth, amount);
      case 19 -> new RecordRefundFailed(any, "busy");
      case 20 -> new RecordChargedBack("dispute-" + random.nextInt(3), auth, amount);
      case 21 -> new RecordAttemptFailed(any, 1 + random.nextInt(2), "timeout");
      case 22 -> new RecordAttemptFailed(auth, 9, "timeout");
      default -> new Expire(auth);
    };
  }
}
