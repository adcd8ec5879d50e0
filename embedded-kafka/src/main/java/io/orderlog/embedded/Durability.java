package io.orderlog.embedded;

/** What an acknowledged append survives on a broker without replicas. */
public enum Durability {

  /** The broker flushes to disk before it acknowledges. */
  POWER_LOSS,

  /** The broker leaves flushing to the operating system: a killed process loses nothing. */
  PROCESS_CRASH
}
