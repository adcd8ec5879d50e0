package io.orderlog.domain.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Approved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RiskAssessed;
import io.orderlog.domain.risk.RiskDecider;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.risk.RiskRules;
import io.orderlog.domain.risk.RiskRules.AmountLimit;
import io.orderlog.domain.risk.RiskRules.Limit;
import io.orderlog.domain.risk.RiskRules.OrderLimit;
import io.orderlog.domain.risk.RiskState;
import io.orderlog.domain.risk.Verdict;
import io.orderlog.domain.shop.SimulatedLog.Entry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Each that is asked says something, once; no window has more that passed than its limit; and of
 * what may not pass nobody pays.
 */
final class RiskCheck {

  private RiskCheck() {}

  static void check(Shop shop) {
    shop.risk.states().keySet().forEach(subject -> checkSubject(shop, subject));
    shop.fulfilments.states().keySet().forEach(order -> checkProcess(shop, order));
  }

  private static void checkSubject(Shop shop, String subject) {
    RiskDecider decider = new RiskDecider(RiskPolicy.NONE);
    RiskState state = decider.initial();
    Map<String, OrderAssessed> first = new LinkedHashMap<>();
    for (Entry<RiskEvent> entry : shop.risk.entries()) {
      if (entry.stream().equals(subject)) {
        assertThat(decider.contradiction(state, entry.event())).as("%s", entry).isEmpty();
        state = decider.evolve(state, entry.event());
        if (entry.event() instanceof OrderAssessed assessed) {
          assertThat(assessed.at()).isEqualTo(entry.at());
          first.putIfAbsent(assessed.orderId(), assessed);
        }
      }
    }
    first.values().stream().filter(each -> each.verdict() == Verdict.PASS)
        .forEach(passed -> RiskRules.parse(passed.rules()).limits()
            .forEach(limit -> checkWindow(limit, passed, List.copyOf(first.values()))));
  }

  /** By the times of the log, with nothing but additions. */
  private static void checkWindow(Limit limit, OrderAssessed passed, List<OrderAssessed> all) {
    Instant begin = passed.at().minus(limit.window());
    List<OrderAssessed> until = all.subList(0, all.indexOf(passed) + 1).stream()
        .filter(each -> each.at().isAfter(begin)).toList();
    switch (limit) {
      case OrderLimit(var most, _) -> assertThat(until).hasSizeLessThanOrEqualTo(most);
      case AmountLimit(var most, _) -> assertThat(until.stream()
          .filter(each -> each.currency().equals(most.currency()))
          .mapToLong(OrderAssessed::amountMinor).sum())
          .isLessThanOrEqualTo(most.minorUnits());
    }
  }

  private static void checkProcess(Shop shop, String order) {
    List<FulfilmentEvent> events = events(shop, order);
    events.stream().filter(AssessmentAsked.class::isInstance).map(AssessmentAsked.class::cast)
        .flatMap(asked -> asked.subjects().stream()).forEach(
            subject -> assertThat(shop.risk.entries()).as("%s of %s", subject, order)
                .anyMatch(entry -> entry.stream().equals(subject)
                    && entry.event() instanceof OrderAssessed assessed
                    && assessed.orderId().equals(order)));
    assertThat(events.stream()
        .dropWhile(event -> !(event instanceof RiskAssessed assessed
            && assessed.verdict() == Verdict.BLOCK))
        .filter(Paid.class::isInstance)).as("%s", events).isEmpty();
  }

  /** Orders that a person looked at, and that were paid. */
  static int paidAfterApproval(Shop shop) {
    return (int) shop.fulfilments.states().keySet().stream()
        .map(order -> events(shop, order))
        .filter(events -> events.stream().dropWhile(event -> !(event instanceof Approved))
            .anyMatch(Paid.class::isInstance))
        .count();
  }

  private static List<FulfilmentEvent> events(Shop shop, String order) {
    return shop.fulfilments.entries().stream().filter(entry -> entry.stream().equals(order))
        .<FulfilmentEvent>map(Entry::event).toList();
  }
}
