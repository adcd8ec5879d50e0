package io.orderlog.domain.payment.decisions;

import static io.orderlog.domain.payment.PaymentExamples.EUR;
import static io.orderlog.domain.payment.PaymentExamples.NOON;
import static io.orderlog.domain.payment.PaymentExamples.ORDER;
import static io.orderlog.domain.payment.PaymentExamples.PAY_BY;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision;
import io.orderlog.domain.SeededRuns;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.payment.Authorisation.Standing;
import io.orderlog.domain.payment.Authorisation;
import io.orderlog.domain.payment.Payment;
import io.orderlog.domain.payment.PaymentAgenda;
import io.orderlog.domain.payment.PaymentCommand.Authorise;
import io.orderlog.domain.payment.PaymentCommand.Fact;
import io.orderlog.domain.payment.PaymentCommand.RecordAttemptFailed;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentExamples;
import io.orderlog.domain.payment.PaymentProvider.Account;
import io.orderlog.domain.payment.PaymentProvider;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.PaymentRequest;
import io.orderlog.domain.payment.PaymentState.NotAsked;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.Transaction.Kind;
import io.orderlog.domain.payment.Transaction.Progress;
import io.orderlog.domain.payment.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A payment and a provider with a ledger of its own, and everything that can go wrong between. */
class PaymentMeetsProviderTest {

  private final SeededRuns runs = SeededRuns.fixedAndFresh();

  @Test
  void requests_lost_answers_lost_doubled_and_late_move_no_money_twice_and_forget_none() {
    runs.check(random -> {
      Story story = new Story(random);
      for (int i = random.nextInt(80); i > 0; i--) {
        story.next();
      }
      story.checkThatNothingIsPaidTwice();
      story.giveBackAndRest();
      story.checkThatLedgerAndLogAgree();
    });
  }

  /** Answers are lost as often as the schedule allows, and some more. */
  private static final class Story {

    private final RandomGenerator random;
    private final PaymentDecider decider = new PaymentDecider();
    private final PaymentAgenda agenda = new PaymentAgenda();
    private final PaymentProvider provider = new PaymentProvider();
    private final List<Effect<PaymentCommand, PaymentRequest>> requests = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private PaymentState state = decider.initial();
    private Instant now = NOON;
    private int named;

    Story(RandomGenerator random) {
      this.random = random;
    }

    void next() {
      switch (random.nextInt(12)) {
        case 0, 1 -> askForMoney();
        case 2 -> takeMoney();
        case 3 -> tell(PaymentExamples.refund("refund-" + ++named, 1 + random.nextInt(2000)));
        case 4 -> customerActs();
        case 5 -> waitForWhatIsDue();
        case 6, 7 -> sendWhatIsDue();
        case 8 -> loseRequest();
        case 9 -> carryOut(true);
        case 10 -> hear();
        default -> {
          carryOut(random.nextBoolean());
          if (random.nextInt(8) == 0) {
            tell(PaymentExamples.giveBack());
          }
        }
      }
    }

    private void askForMoney() {
      boolean askable = switch (state) {
        case NotAsked _ -> true;
        case PaymentState.CalledOff _ -> true;
        case Payment payment -> payment.authorisation(payment.newest())
            .filter(each -> each.standing() == Standing.DECLINED).isPresent()
            || payment.transaction(payment.newest())
                .filter(each -> each.progress() == Progress.GAVE_UP).isPresent();
      };
      if (askable) {
        String method = List.of("ok", "ok", "declined", "challenge").get(random.nextInt(4));
        tell(new Authorise(ORDER, "auth-" + ++named, 2000, EUR, method, PAY_BY));
      }
    }

    private void takeMoney() {
      if (state instanceof Payment payment) {
        String txId = payment.transactions().stream()
            .filter(each -> each.kind() == Kind.CAPTURE && each.isUnanswered())
            .map(Transaction::txId).findAny().orElseGet(() -> "capture-" + ++named);
        tell(PaymentExamples.capture(txId, 2000));
      }
    }

    private void customerActs() {
      if (state instanceof Payment payment) {
        var pick = payment.authorisations().get(random.nextInt(payment.authorisations().size()));
        (random.nextInt(3) > 0
            ? provider.confirm(ORDER.text(), pick.txId(), 2000, now)
            : provider.chargeBack(ORDER.text(), pick.txId())).ifPresent(facts::add);
      }
    }

    private void waitForWhatIsDue() {
      agenda.due(state).stream().map(due -> due.at()).filter(at -> at.isAfter(now))
          .min(Instant::compareTo).ifPresent(at -> now = at);
    }

    private void sendWhatIsDue() {
      agenda.due(state).forEach(due -> {
        if (due instanceof Effect<PaymentCommand, PaymentRequest> effect
            && !effect.at().isAfter(now)) {
          requests.add(effect);
        }
      });
    }

    private void loseRequest() {
      if (!requests.isEmpty()) {
        fail(requests.remove(random.nextInt(requests.size())));
      }
    }

    private void fail(Effect<PaymentCommand, PaymentRequest> effect) {
      facts.add(new RecordAttemptFailed(effect.transaction(), effect.attempt(), "timeout"));
    }

    /** A webhook comes for all that was done; the answer may be lost. */
    private void carryOut(boolean answered) {
      if (requests.isEmpty()) {
        return;
      }
      var effect = requests.remove(random.nextInt(requests.size()));
      Fact fact = provider.perform(effect.transaction(), effect.request(), now);
      facts.add(fact);
      if (answered) {
        facts.add(fact);
      } else {
        fail(effect);
      }
    }

    private void hear() {
      if (!facts.isEmpty()) {
        tell(facts.remove(random.nextInt(facts.size())));
      }
    }

    private void tell(PaymentCommand command) {
      Decision<PaymentEvent, PaymentRejection> decision = decider.decide(command, state, now);
      if (decision instanceof Accepted<PaymentEvent, PaymentRejection>(var events)) {
        for (PaymentEvent event : events) {
          state = decider.evolve(state, event);
        }
        checkThatNothingIsMissed();
      }
    }

    private void checkThatNothingIsMissed() {
      if (state instanceof Payment payment) {
        for (Authorisation each : payment.authorisations()) {
          String holder = each.txId();
          assertThat(payment.capturedOrAsked(holder)).as("%s in %s", holder, payment)
              .isLessThanOrEqualTo(2000);
          if (payment.isStray(each) && !payment.isCapturing(holder)) {
            assertThat(payment.refundableByItself(holder)).as("%s in %s", holder, payment)
                .isZero();
            assertThat(!payment.isHeld(each) || payment.isVoiding(holder))
                .as("%s in %s", holder, payment).isTrue();
          }
        }
      }
    }

    void checkThatNothingIsPaidTwice() {
      assertThat(provider.accounts(ORDER.text())).allMatch(each -> each.captured() <= 2000)
          .filteredOn(each -> each.captured() > 0).hasSizeLessThanOrEqualTo(1);
    }

    void giveBackAndRest() {
      for (int i = 0; i < 200 && !isAtRest(); i++) {
        tell(PaymentExamples.giveBack());
        waitForWhatIsDue();
        sendWhatIsDue();
        while (!requests.isEmpty() || !facts.isEmpty()) {
          carryOut(true);
          hear();
        }
      }
      assertThat(isAtRest()).as("%s", state).isTrue();
    }

    private boolean isAtRest() {
      return switch (state) {
        case NotAsked _ -> true;
        case PaymentState.CalledOff _ -> true;
        case Payment payment -> payment.isGivenBack() && requests.isEmpty() && facts.isEmpty();
      };
    }

    void checkThatLedgerAndLogAgree() {
      List<Account> accounts = provider.accounts(ORDER.text());
      assertThat(accounts).noneMatch(Account::holds).allMatch(each -> each.kept() == 0);
      if (state instanceof Payment payment) {
        assertThat(payment.authorisations().stream()
            .mapToLong(each -> payment.captured(each.txId())).sum())
            .isEqualTo(accounts.stream().mapToLong(Account::captured).sum());
      }
    }
  }
}
