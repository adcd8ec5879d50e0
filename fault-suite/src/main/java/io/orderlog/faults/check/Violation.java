package io.orderlog.faults.check;

/** One broken promise, with what shows it. */
public record Violation(Anomaly anomaly, String evidence) {}
