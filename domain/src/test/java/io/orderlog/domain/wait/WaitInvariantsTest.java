package io.orderlog.domain.wait;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Walk.Step;
import io.orderlog.domain.Walks;
import io.orderlog.domain.agenda.Due;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.wait.WaitCommand.HearStock;
import io.orderlog.domain.wait.WaitEvent.Joined;
import io.orderlog.domain.wait.WaitEvent.Left;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.domain.wait.WaitEvent.StockSeen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no sequence of commands can break. The events alone prove who was told and when. */
class WaitInvariantsTest {

  private final Walks<WaitCommand, WaitState, WaitEvent, WaitRejection> lists = WaitWalks.all();

  @Test
  void a_list_is_the_fold_of_its_events() {
    lists.checkPurity();
  }

  @Test
  void no_event_of_a_list_contradicts_those_before() {
    lists.checkNoContradiction();
  }

  @Test
  void what_is_heard_of_the_stock_is_never_refused() {
    lists.eachStep(step -> {
      if (step.command() instanceof HearStock) {
        assertThat(step.decision()).isInstanceOf(Accepted.class);
      }
    });
  }

  @Test
  void each_wait_ends_once_and_the_longest_waiting_is_told() {
    lists.eachWalk(walk -> {
      List<Joined> waiting = new ArrayList<>();
      Set<String> told = new HashSet<>();
      for (WaitEvent event : walk.events()) {
        switch (event) {
          case Joined joined -> {
            assertThat(waiting).extracting(Joined::email).doesNotContain(joined.email());
            waiting.add(joined);
            told.remove(joined.waitId());
          }
          case Left(var waitId) ->
            assertThat(waiting.removeIf(each -> each.waitId().equals(waitId))).isTrue();
          case Notified(var waitId, var email, _, _) -> {
            assertThat(waiting.removeFirst()).isEqualTo(new Joined(waitId, email));
            assertThat(told.add(waitId)).isTrue();
          }
          case StockSeen _ -> {
          }
        }
      }
      assertThat(walk.state().waiting().all()).extracting(Waiter::id)
          .containsExactlyElementsOf(waiting.stream().map(Joined::waitId).toList());
    });
  }

  @Test
  void never_more_are_told_than_there_are_and_nobody_when_there_is_nothing() {
    lists.eachWalk(walk -> {
      long available = 0;
      for (Step<WaitCommand, WaitState, WaitEvent, WaitRejection> step : walk.steps()) {
        long before = available;
        long told = step.events().stream().filter(Notified.class::isInstance).count();
        if (step.command() instanceof HearStock(var heard)) {
          available = heard;
          assertThat(told).isLessThanOrEqualTo(Math.max(0, available - before));
        }
        assertThat(told).isLessThanOrEqualTo(available)
            .isLessThanOrEqualTo(WaitDecider.MOST_TOLD);
      }
    });
  }

  /** So that nobody is forgotten: while something is there, somebody's time is set. */
  @Test
  void who_waits_for_what_is_there_is_on_the_agenda_and_told_in_time() {
    WaitDecider decider = new WaitDecider(Mailing.BY_MAIL);
    lists.eachStep(step -> {
      WaitState state = step.after();
      List<Due<WaitCommand, Void>> due = new WaitAgenda().due(state);
      assertThat(due).hasSize(state.available() > 0 && state.waiting().count() > 0 ? 1 : 0);
      due.forEach(each -> {
        if (each instanceof Due.Deadline<WaitCommand, Void>(_, var at, var command)) {
          assertThat(decider.decide(command, state, at)).isInstanceOf(Accepted.class);
          assertThat(decider.decide(command, state, at.minusMillis(1)))
              .isNotInstanceOf(Accepted.class);
        }
      });
    });
  }

  @Test
  void the_walks_reach_every_state_and_event_and_nearly_every_rejection() {
    lists.checkThatEachIsIn(20, WaitState.class, step -> Stream.of(step.before()));
    lists.checkThatEachIsIn(20, WaitEvent.class, step -> step.events().stream());
    lists.checkThatEachIsIn(10, WaitRejection.class, step -> Stream.concat(
        Walks.reasons(step.decision()),
        // A hundred thousand are more than a walk has steps.
        Stream.of(new WaitRejection.TooManyWaiting(1))));
  }
}
