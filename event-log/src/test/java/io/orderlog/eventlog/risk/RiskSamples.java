package io.orderlog.eventlog.risk;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.risk.RiskEvent.SubjectBlocked;
import io.orderlog.domain.risk.RiskEvent.SubjectUnblocked;
import io.orderlog.domain.risk.Verdict;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** One of each event of a subject. */
public final class RiskSamples {

  private static final Currency EUR = Money.currency("EUR").orElseThrow();
  private static final Instant TIME = Instant.parse("2026-03-01T10:15:30.120Z");

  /** By their types. */
  public static final Map<String, RiskEvent> ALL = Map.of(
      "risk.assessed.v1", new OrderAssessed("2491f54e-288e-8f3d-936a-7fe0e3c29e1d",
          9007199254740991L, EUR, Verdict.REVIEW,
          List.of("more than 5 in 1h", "more than 500.00 EUR in 24h"),
          "5 in 1h, 20 in 24h, 500.00 EUR in 24h", TIME),
      "risk.blocked.v1", new SubjectBlocked("gestohlene Karte 💳 \"7\" \\ 速達"),
      "risk.unblocked.v1", new SubjectUnblocked("found again"));

  private RiskSamples() {}
}
