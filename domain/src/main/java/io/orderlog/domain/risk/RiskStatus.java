package io.orderlog.domain.risk;

/** Whether a subject's orders are let pass at all, as clients see it. */
public enum RiskStatus {
  CLEAR, BLOCKED
}
