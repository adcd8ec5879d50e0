package io.orderlog.eventlog.risk;

import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.eventlog.AggregateLog;

/** The log of all subjects of risk; the id of one has a hash in it, and no name or address. */
public final class RiskLog {

  public static final AggregateLog<RiskEvent> RISK =
      new AggregateLog<>("risk", "subject", RiskEventCodec.create(), 6);

  /** No event that a command may lead to takes more, with its key and its headers. */
  public static final int LARGEST_EVENT_BYTES = 16 * 1024;

  private RiskLog() {}
}
