package io.orderlog.eventlog.wait;

import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.domain.wait.WaitEvent.Joined;
import io.orderlog.domain.wait.WaitEvent.Left;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.domain.wait.WaitEvent.StockSeen;
import java.time.Instant;
import java.util.Map;

/** One of each event of a waiting list. */
public final class WaitSamples {

  private static final String WAIT = "2491f54e-288e-8f3d-936a-7fe0e3c29e1d";
  private static final String EMAIL = "žitná+\"7\"\\速達@example.org";
  private static final Instant TIME = Instant.parse("2026-03-01T10:15:30.120Z");

  /** By their types. */
  public static final Map<String, WaitEvent> ALL = Map.of(
      "wait.joined.v1", new Joined(WAIT, EMAIL),
      "wait.left.v1", new Left(WAIT),
      "wait.stock-seen.v1", new StockSeen(9007199254740991L, TIME),
      "wait.notified.v1", new Notified(WAIT, EMAIL, TIME, Mailing.BY_MAIL));

  private WaitSamples() {}
}
