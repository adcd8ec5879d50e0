package io.orderlog.embedded;

import io.orderlog.settings.Durability;

/** Who brings to the disk what the broker has taken, so that the loss of power does not take it. */
public enum Flushing {

  /** The broker, each append before it acknowledges it. */
  EACH_APPEND,

  /**
   * Whoever writes, by the broker's files, before it answers for what it wrote. The broker does it
   * a few seconds later, so that it has little to look through after a crash.
   */
  LEFT_TO_WRITERS,

  /** The operating system, when it likes. */
  LEFT_TO_SYSTEM;

  /** By a broker that serves whoever comes. */
  public static Flushing of(Durability durability) {
    return switch (durability) {
      case POWER_LOSS -> EACH_APPEND;
      case PROCESS_CRASH -> LEFT_TO_SYSTEM;
    };
  }
}
