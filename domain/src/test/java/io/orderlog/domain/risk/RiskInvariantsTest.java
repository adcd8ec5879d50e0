package io.orderlog.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Walks;
import io.orderlog.domain.risk.RiskCommand.Assess;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no sequence of commands can break. The events alone prove what passed and when. */
class RiskInvariantsTest {

  private final Walks<RiskCommand, RiskState, RiskEvent, RiskRejection> subjects =
      RiskWalks.all();

  @Test
  void a_subject_is_the_fold_of_its_events() {
    subjects.checkPurity();
  }

  @Test
  void no_event_of_a_subject_contradicts_those_before() {
    subjects.checkNoContradiction();
  }

  @Test
  void what_a_process_asks_is_never_refused() {
    subjects.eachStep(step -> {
      if (step.command() instanceof Assess) {
        assertThat(step.decision()).isInstanceOf(Accepted.class);
      }
    });
  }

  /** Counted with nothing but the times in the log, from every order backwards. */
  @Test
  void no_window_has_more_that_passed_than_its_limit_and_none_is_looked_at_without_need() {
    subjects.eachWalk(walk -> {
      List<OrderAssessed> orders = new ArrayList<>(firstOfEach(walk.events()).values());
      for (int i = 0; i < orders.size(); i++) {
        OrderAssessed order = orders.get(i);
        long inHour = count(orders.subList(0, i + 1), order.at().minus(Duration.ofHours(1)));
        List<OrderAssessed> day = orders.subList(0, i + 1).stream()
            .filter(each -> each.at().isAfter(order.at().minus(Duration.ofHours(24)))).toList();
        boolean tooMuch = inHour > 3 || day.size() > 10
            || day.stream().mapToLong(OrderAssessed::amountMinor).sum() > 10_000;
        if (order.verdict() != Verdict.BLOCK) {
          assertThat(order.verdict()).isEqualTo(tooMuch ? Verdict.REVIEW : Verdict.PASS);
        }
      }
    });
  }

  @Test
  void an_order_keeps_its_verdict_as_long_as_it_is_known() {
    subjects.eachWalk(walk -> {
      Map<String, Verdict> known = new HashMap<>();
      walk.steps().forEach(step -> step.events().forEach(event -> {
        if (event instanceof OrderAssessed assessed) {
          if (step.before().find(assessed.orderId()).isPresent()) {
            assertThat(assessed.verdict()).isEqualTo(known.get(assessed.orderId()));
          }
          known.put(assessed.orderId(), assessed.verdict());
        }
      }));
    });
  }

  @Test
  void the_walks_reach_every_state_event_rejection_and_verdict() {
    subjects.checkThatEachIsIn(20, RiskState.class, step -> Stream.of(step.before()));
    subjects.checkThatEachIsIn(20, RiskEvent.class, step -> step.events().stream());
    subjects.checkThatEachIsIn(10, RiskRejection.class, step -> Walks.reasons(step.decision()));
  }

  private static long count(List<OrderAssessed> orders, Instant begin) {
    return orders.stream().filter(each -> each.at().isAfter(begin)).count();
  }

  /** An order that is forgotten and asked about again counts as another one. */
  private static Map<String, OrderAssessed> firstOfEach(List<RiskEvent> events) {
    Map<String, OrderAssessed> first = new LinkedHashMap<>();
    RiskDecider decider = new RiskDecider(RiskExamples.POLICY);
    RiskState state = decider.initial();
    int number = 0;
    for (RiskEvent event : events) {
      if (event instanceof OrderAssessed assessed
          && state.find(assessed.orderId()).isEmpty()) {
        first.put(assessed.orderId() + " " + number++, assessed);
      }
      state = decider.evolve(state, event);
    }
    return first;
  }
}
