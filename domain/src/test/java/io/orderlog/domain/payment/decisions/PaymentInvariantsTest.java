package io.orderlog.domain.payment.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.Walks;
import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.payment.Payment;
import io.orderlog.domain.payment.PaymentAgenda;
import io.orderlog.domain.payment.PaymentCommand.ByProcess;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentEvent.CaptureRequested;
import io.orderlog.domain.payment.PaymentEvent.RefundRequested;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.PaymentRequest;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.PaymentWalks;
import io.orderlog.domain.payment.Transaction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no sequence of commands can break, facts that nobody can explain among them. */
class PaymentInvariantsTest {

  private final Walks<PaymentCommand, PaymentState, PaymentEvent, PaymentRejection> payments =
      PaymentWalks.all();
  private final PaymentAgenda agenda = new PaymentAgenda();

  @Test
  void a_payment_is_the_fold_of_its_events() {
    payments.checkPurity();
  }

  @Test
  void no_event_of_a_payment_contradicts_those_before() {
    payments.checkNoContradiction();
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
}
