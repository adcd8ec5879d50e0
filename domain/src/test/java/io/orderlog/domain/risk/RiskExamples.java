package io.orderlog.domain.risk;

import io.orderlog.domain.DeciderSpec;
import io.orderlog.domain.risk.RiskCommand.Assess;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** What Ada orders at noon, three orders an hour and 100 EUR a day of which pass. */
public final class RiskExamples {

  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  public static final Currency EUR = Currency.getInstance("EUR");
  public static final RiskSubject ADA = RiskSubject.customer("ada");
  public static final String RULES = "3 in 1h, 10 in 24h, 100.00 EUR in 24h";
  public static final RiskPolicy POLICY = RiskPolicy.parse("customer: " + RULES);

  private RiskExamples() {}

  static RiskCommand assess(String order) {
    return assess(order, 1000);
  }

  static RiskCommand assess(String order, long amountMinor) {
    return new Assess(ADA, order, amountMinor, EUR);
  }

  static RiskEvent passed(String order, Instant at) {
    return passed(order, 1000, at);
  }

  static RiskEvent passed(String order, long amountMinor, Instant at) {
    return new OrderAssessed(order, amountMinor, EUR, Verdict.PASS, List.of(), RULES, at);
  }

  static RiskEvent doubted(String order, Instant at, String... reasons) {
    return doubted(order, 1000, at, reasons);
  }

  static RiskEvent doubted(String order, long amountMinor, Instant at, String... reasons) {
    return new OrderAssessed(
        order, amountMinor, EUR, Verdict.REVIEW, List.of(reasons), RULES, at);
  }

  static RiskEvent refused(String order, Instant at) {
    return new OrderAssessed(
        order, 1000, EUR, Verdict.BLOCK, List.of(RiskDecider.BLOCKED), RULES, at);
  }

  static DeciderSpec<RiskCommand, RiskState, RiskEvent, RiskRejection> given(
      RiskEvent... history) {
    return DeciderSpec.given(new RiskDecider(POLICY), List.of(history), NOON);
  }

  static RiskState state(RiskEvent... history) {
    RiskDecider decider = new RiskDecider(POLICY);
    RiskState state = decider.initial();
    for (RiskEvent event : history) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}
