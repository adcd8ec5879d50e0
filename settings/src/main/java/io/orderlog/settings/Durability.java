package io.orderlog.settings;

/** What an answered command survives. */
public enum Durability {

  /** Power fails on one machine: a second one has every answered command, or the disk. */
  POWER_LOSS,

  /** A process is killed: the operating system has what is not on the disk yet. */
  PROCESS_CRASH
}
