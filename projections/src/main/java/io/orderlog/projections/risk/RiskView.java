package io.orderlog.projections.risk;

import io.orderlog.domain.risk.RiskDecider;
import io.orderlog.domain.risk.RiskState;
import io.orderlog.domain.risk.RiskStatus;
import io.orderlog.eventlog.LogPosition;
import java.time.Instant;

/**
 * A subject as its row has it.
 *
 * @param state after its last event
 * @param rules by which it was asked last, as they are written; empty if it never was
 * @param version how many events the subject has
 * @param updatedAt when the last of them happened
 * @param position the place of that event in the log
 */
public record RiskView(String subject, RiskState state, String rules, long version,
    Instant updatedAt, LogPosition position) {

  public RiskStatus status() {
    return RiskDecider.statusOf(state);
  }
}
