package io.orderlog.domain.fulfilment.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.Walk.Attempt;
import io.orderlog.domain.Walks;
import io.orderlog.domain.fulfilment.Account;
import io.orderlog.domain.fulfilment.FulfilmentAgenda;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Abandon;
import io.orderlog.domain.fulfilment.FulfilmentCommand.ByPeople;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Heard;
import io.orderlog.domain.fulfilment.FulfilmentCommand.PassDeadline;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Retry;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Approved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Asking;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AuthorisationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RiskAssessed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Telling;
import io.orderlog.domain.fulfilment.FulfilmentExamples;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState.Closed;
import io.orderlog.domain.fulfilment.FulfilmentState.Ending;
import io.orderlog.domain.fulfilment.FulfilmentState.NotStarted;
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.fulfilment.FulfilmentState.Started;
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentWalks;
import io.orderlog.domain.risk.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no order of facts can break, doubled ones and such as nobody can explain among them. */
class FulfilmentInvariantsTest {

  private final FulfilmentDecider decider = FulfilmentExamples.screeningDecider();
  private final FulfilmentAgenda agenda = new FulfilmentAgenda();
  private final Walks<FulfilmentCommand, FulfilmentState, FulfilmentEvent,
      FulfilmentRejection> processes = FulfilmentWalks.all();

  @Test
  void a_process_is_the_fold_of_its_events() {
    processes.checkPurity();
  }

  @Test
  void no_event_of_a_process_contradicts_those_before() {
    processes.checkNoContradiction();
  }

  @Test
  void nothing_that_is_heard_is_refused_once_the_process_is_started() {
    processes.eachStep(step -> {
      if (step.command() instanceof Heard && step.before() instanceof Started) {
        assertThat(step.decision()).isInstanceOf(Accepted.class);
      }
    });
  }

  /** What is heard of an order follows from the start of its process, so it comes behind it. */
  @Test
  void what_is_refused_to_others_for_good_stays_refused() {
    new Walks<>(decider, random -> startedFirst(FulfilmentWalks.draw(random)))
        .checkFinality(command -> !(command instanceof ByPeople), FulfilmentDecider::isFinal);
  }

  @Test
  void every_state_has_a_deadline_but_the_first_and_the_last() {
    for (String name : SealedTypes.namesBelow(FulfilmentState.class)) {
      FulfilmentState state = FulfilmentExamples.stateOf(name);
      assertThat(state.getClass().getSimpleName()).isEqualTo(name);
      assertThat(agenda.due(state)).as(name)
          .hasSize(state instanceof NotStarted || state instanceof Closed ? 0 : 1);
    }
  }

  @Test
  void a_deadline_that_has_come_is_never_refused_and_leads_to_another_time() {
    processes.eachStep(step -> agenda.due(step.after()).forEach(due -> {
      var decision = decider.decide(new PassDeadline(), step.after(), due.at());
      assertThat(decision).isInstanceOf(Accepted.class);
      FulfilmentState after = step.after();
      if (decision instanceof Accepted<FulfilmentEvent, FulfilmentRejection>(var events)) {
        for (FulfilmentEvent event : events) {
          after = decider.evolve(after, event);
        }
      }
      assertThat(agenda.due(after)).allMatch(next -> next.at().isAfter(due.at()));
    }));
  }

  @Test
  void a_deadline_is_not_met_before_its_time() {
    processes.eachStep(step -> agenda.due(step.after()).forEach(due -> assertThat(
        decider.decide(new PassDeadline(), step.after(), due.at().minusMillis(1)))
        .isNotInstanceOf(Accepted.class)));
  }

  @Test
  void no_more_money_is_asked_back_than_was_taken() {
    processes.eachStep(step -> {
      if (step.after() instanceof Started after) {
        long asked = after.account().refundsUnanswered().stream()
            .mapToLong(Account.Movement::amountMinor).sum();
        assertThat(asked).isLessThanOrEqualTo(Math.max(0, after.account().capturedMinor()));
      }
    });
  }

  @Test
  void the_parcel_leaves_once_and_only_when_all_is_paid() {
    processes.eachWalk(walk -> {
      assertThat(walk.events()).filteredOn(HandedOver.class::isInstance)
          .hasSizeLessThanOrEqualTo(1);
      List<Class<?>> order = walk.events().stream().<Class<?>>map(Object::getClass)
          .filter(type -> type == Paid.class || type == HandedOver.class).toList();
      assertThat(order).isIn(List.of(), List.of(Paid.class),
          List.of(Paid.class, HandedOver.class));
    });
  }

  @Test
  void nobody_is_asked_for_money_before_all_let_the_order_pass_or_a_person_does() {
    processes.eachWalk(walk -> {
      Set<String> unanswered = new HashSet<>();
      boolean doubtful = false;
      for (FulfilmentEvent event : walk.events()) {
        switch (event) {
          case AssessmentAsked asked -> {
            unanswered.addAll(asked.subjects());
            doubtful = false;
          }
          case RiskAssessed(var subject, var verdict, _) -> {
            assertThat(unanswered.remove(subject)).isTrue();
            doubtful |= verdict != Verdict.PASS;
          }
          case Approved _ -> doubtful = false;
          case AuthorisationAsked _ -> {
            assertThat(unanswered).isEmpty();
            assertThat(doubtful).isFalse();
          }
          case Asking _,Telling _ -> {
          }
        }
      }
    });
  }

  @Test
  void money_is_taken_under_one_name_only() {
    processes.eachWalk(walk -> assertThat(walk.events().stream()
        .filter(CaptureAsked.class::isInstance)
        .map(event -> ((CaptureAsked) event).txId()).distinct()).hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void what_went_wrong_at_the_end_is_over_by_a_person_or_when_the_money_is_back() {
    processes.eachStep(step -> {
      if (step.before() instanceof Stuck stuck && stuck.before() instanceof Ending
          && !stuck.causes().equals(List.of(Cause.TOO_LONG))
          && !(step.after() instanceof Stuck)) {
        assertThat(step.command()).isInstanceOfAny(Retry.class, Abandon.class,
            HearGivenBack.class);
      }
    });
  }

  @Test
  void a_cancellation_is_never_just_noted_while_the_shop_has_the_money() {
    processes.eachStep(step -> {
      if (step.command() instanceof HearOrderCancelled && step.before() instanceof Closed closed
          && closed.outcome() == Outcome.DELIVERED) {
        assertThat(step.after()).isInstanceOfSatisfying(Stuck.class, stuck -> assertThat(
            stuck.causes()).containsExactly(Cause.LEFT_AFTER_CANCELLATION));
      }
    });
  }

  @Test
  void a_closed_process_has_nothing_open() {
    processes.eachStep(step -> {
      if (step.after() instanceof FulfilmentState.Unwinding unwinding) {
        assertThat(unwinding.open()).isNotEmpty().doesNotHaveDuplicates();
      }
    });
  }

  @Test
  void the_walks_reach_every_state_event_and_rejection() {
    processes.checkThatEachIsIn(30, FulfilmentState.class,
        step -> through(step.before(), step.events()).stream());
    processes.checkThatEachIsIn(10, FulfilmentEvent.class, step -> step.events().stream());
    processes.checkThatEachIsIn(5, FulfilmentRejection.class,
        step -> Walks.reasons(step.decision()));
  }

  /** Also those in which no process of a shop with a carrier stays. */
  private List<FulfilmentState> through(FulfilmentState before, List<FulfilmentEvent> events) {
    List<FulfilmentState> states = new ArrayList<>(List.of(before));
    events.forEach(event -> states.add(decider.evolve(states.getLast(), event)));
    return states;
  }

  private static List<Attempt<FulfilmentCommand, FulfilmentState>> startedFirst(
      List<Attempt<FulfilmentCommand, FulfilmentState>> attempts) {
    return Stream.concat(
        Stream.of(new Attempt<FulfilmentCommand, FulfilmentState>(Duration.ZERO,
            _ -> FulfilmentExamples.start())),
        attempts.stream()).toList();
  }
}
