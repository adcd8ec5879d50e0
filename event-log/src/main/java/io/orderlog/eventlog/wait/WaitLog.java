package io.orderlog.eventlog.wait;

import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.eventlog.AggregateLog;

/** The log of all waiting lists; the id of one is the SKU of the item that is waited for. */
public final class WaitLog {

  public static final AggregateLog<WaitEvent> WAITS =
      new AggregateLog<>("waits", "waitlist", WaitEventCodec.create(), 6);

  /** No event that a command may lead to takes more, with its key and its headers. */
  public static final int LARGEST_EVENT_BYTES = 16 * 1024;

  private WaitLog() {}
}
