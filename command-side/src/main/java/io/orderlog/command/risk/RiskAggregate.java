package io.orderlog.command.risk;

import io.orderlog.command.Addressee;
import io.orderlog.command.Aggregate;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.memory.codec.JsonStateCodec;
import io.orderlog.domain.reactions.RiskReactions;
import io.orderlog.domain.reactions.Target;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.risk.RiskDecider;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.risk.RiskRejection;
import io.orderlog.domain.risk.RiskState;
import io.orderlog.eventlog.risk.RiskLog;

/** Subjects of risk, as a command side writes them. */
public final class RiskAggregate {

  private RiskAggregate() {}

  /**
   * For the writers.
   *
   * @param policy what orders are measured by from now on
   */
  public static Aggregate<RiskCommand, RiskState, RiskEvent, RiskRejection> aggregate(
      RiskPolicy policy) {
    return new Aggregate<>(RiskLog.RISK, new RiskDecider(policy),
        state -> RiskDecider.statusOf(state).name(), new JsonStateCodec<>(1, RiskState.class),
        RiskLog.LARGEST_EVENT_BYTES);
  }

  /** For clients, and for what processes ask. */
  public static ServedAggregate<RiskCommand, RiskState, RiskEvent, RiskRejection> served(
      RiskPolicy policy) {
    return new ServedAggregate<>(aggregate(policy), RiskRoutes.by(policy))
        .reacting(new RiskReactions())
        // What a process asks is never refused.
        .addressedAs(new Addressee<>(Target.RISK, RiskCommand.class, _ -> false));
  }
}
