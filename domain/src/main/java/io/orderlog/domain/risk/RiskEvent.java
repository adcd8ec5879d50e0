package io.orderlog.domain.risk;

import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * What happened to a subject. Events are history: they are taken as they are, never checked against
 * today's rules for commands. Their component names are the names in the stored JSON.
 */
public sealed interface RiskEvent {

  /**
   * It was said what is to become of an order.
   *
   * @param reasons the rules that it breaks, or that the subject is blocked; none if it passes
   * @param rules all that were asked, as {@link RiskRules#text} has them
   * @param at when that was decided
   */
  record OrderAssessed(String orderId, long amountMinor, Currency currency, Verdict verdict,
      List<String> reasons, String rules, Instant at) implements RiskEvent {
    public OrderAssessed {
      reasons = List.copyOf(reasons);
    }
  }

  /** Nothing of it passes. */
  record SubjectBlocked(String reason) implements RiskEvent {}

  /** It is counted as any other. */
  record SubjectUnblocked(String reason) implements RiskEvent {}
}
