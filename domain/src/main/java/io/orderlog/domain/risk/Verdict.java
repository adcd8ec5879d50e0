package io.orderlog.domain.risk;

/** What is to become of an order, the worst last. */
public enum Verdict {
  PASS,
  /** A person has to look at it. */
  REVIEW, BLOCK
}
