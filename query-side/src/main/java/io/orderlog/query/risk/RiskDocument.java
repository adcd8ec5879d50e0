package io.orderlog.query.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.risk.CountedOrder;
import io.orderlog.domain.risk.RiskRules;
import io.orderlog.domain.risk.RiskState;
import io.orderlog.domain.risk.RiskState.Blocked;
import io.orderlog.domain.risk.RiskStatus;
import io.orderlog.domain.risk.Verdict;
import io.orderlog.projections.risk.RiskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subject as clients see it.
 *
 * @param blockedBecause left out if it is not blocked
 * @param limits of the rules by which it was asked last, each with what its last order left used
 * @param orders that were assessed last, the newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RiskDocument(String subject, RiskStatus status, @Nullable String blockedBecause,
    List<Limit> limits, List<Order> orders, long version, Instant updatedAt) {

  private static final int MOST_ORDERS = 20;

  record Limit(String limit, String used) {}

  record Order(String orderId, Instant time, String amount, Currency currency, Verdict verdict,
      List<String> reasons) {}

  static RiskDocument of(RiskView subject) {
    RiskState state = subject.state();
    return new RiskDocument(subject.subject(), subject.status(),
        state instanceof Blocked blocked ? blocked.reason() : null, limits(subject),
        state.orders().reversed().stream().limit(MOST_ORDERS).map(RiskDocument::order).toList(),
        subject.version(), subject.updatedAt());
  }

  /** None if they are not written as this version writes them. */
  private static List<Limit> limits(RiskView subject) {
    RiskState state = subject.state();
    if (state.orders().isEmpty()) {
      return List.of();
    }
    try {
      RiskRules rules = RiskRules.parse(subject.rules());
      List<String> used = rules.used(state, state.orders().getLast().at());
      List<Limit> limits = new ArrayList<>();
      for (int i = 0; i < used.size(); i++) {
        limits.add(new Limit(rules.limits().get(i).text(), used.get(i)));
      }
      return limits;
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }

  private static Order order(CountedOrder order) {
    return new Order(order.orderId(), order.at(),
        new Money(order.amountMinor(), order.currency()).toDecimal(), order.currency(),
        order.verdict(), order.reasons());
  }
}
