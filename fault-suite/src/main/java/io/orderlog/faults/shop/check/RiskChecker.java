package io.orderlog.faults.shop.check;

import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RiskAssessed;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.risk.RiskRules;
import io.orderlog.domain.risk.RiskRules.AmountLimit;
import io.orderlog.domain.risk.RiskRules.Limit;
import io.orderlog.domain.risk.RiskRules.OrderLimit;
import io.orderlog.domain.risk.Verdict;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.shop.ShopLog.Told;
import io.orderlog.faults.shop.ShopLogs;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Counts what passed by the times in the log alone, without the rules of the decider, and looks
 * whether each process was answered and what it made of that.
 */
record RiskChecker(ShopLogs logs, BiConsumer<Anomaly, String> violations) {

  void check() {
    logs.risk().streams().forEach(this::checkWindows);
    logs.fulfilments().streams().forEach(this::checkProcess);
  }

  private void checkWindows(String subject) {
    Map<String, Told<RiskEvent>> first = new LinkedHashMap<>();
    for (Told<RiskEvent> told : logs.risk().toldOf(subject)) {
      if (told.event() instanceof OrderAssessed assessed) {
        first.putIfAbsent(assessed.orderId(), told);
      }
    }
    List<Told<RiskEvent>> all = List.copyOf(first.values());
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).event() instanceof OrderAssessed passed
          && passed.verdict() == Verdict.PASS) {
        for (Limit limit : RiskRules.parse(passed.rules()).limits()) {
          checkWindow(limit, all.subList(0, i + 1));
        }
      }
    }
  }

  /** @param until the last of them ends the window */
  private void checkWindow(Limit limit, List<Told<RiskEvent>> until) {
    Instant begin = until.getLast().logged().time().minus(limit.window());
    List<OrderAssessed> within = until.stream()
        .filter(told -> told.logged().time().isAfter(begin))
        .map(told -> (OrderAssessed) told.event()).toList();
    boolean holds = switch (limit) {
      case OrderLimit(var most, _) -> within.size() <= most;
      case AmountLimit(var most, _) -> within.stream()
          .filter(each -> each.currency().equals(most.currency()))
          .mapToLong(OrderAssessed::amountMinor).sum() <= most.minorUnits();
    };
    require(holds, until.getLast().logged() + ": passed as one of " + within.size()
        + " though there may be " + limit.text());
  }

  private void checkProcess(String order) {
    boolean blocked = false;
    for (Told<FulfilmentEvent> told : logs.fulfilments().toldOf(order)) {
      switch (told.event()) {
        case AssessmentAsked asked -> asked.subjects().stream()
            .filter(subject -> !isAssessed(subject, order)).forEach(
                subject -> violations.accept(Anomaly.MISSING_VERDICT,
                    told.logged() + ": " + subject));
        case RiskAssessed answer -> blocked |= answer.verdict() == Verdict.BLOCK;
        case Paid _ -> require(!blocked, told.logged() + ": paid though blocked");
        case FulfilmentEvent.Asking _,FulfilmentEvent.Telling _ -> {
        }
      }
    }
  }

  private boolean isAssessed(String subject, String order) {
    return logs.risk().toldOf(subject).stream().anyMatch(
        told -> told.event() instanceof OrderAssessed assessed
            && assessed.orderId().equals(order));
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      violations.accept(Anomaly.WRONG_VERDICT, what);
    }
  }
}
