package io.orderlog.replay.risk;

import io.orderlog.domain.risk.RiskDecider;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.risk.RiskState;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.eventlog.risk.RiskLog;
import io.orderlog.replay.ReplayedAggregate;

/** Subjects of risk as the replay tool sees them. */
public final class ReplayedRisk {

  private static final String FORM =
      "customer:, address: or method: with 32 hexadecimal digits in lower case behind it";

  public static final ReplayedAggregate<RiskState, RiskEvent> RISK = new ReplayedAggregate<>(
      // What it would decide is not asked for.
      RiskLog.RISK, new RiskDecider(RiskPolicy.NONE), state -> RiskDecider.statusOf(state).name(),
      RiskSubject::canonical, FORM, FORM);

  private ReplayedRisk() {}
}
