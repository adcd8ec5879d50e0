package io.orderlog.eventlog.wait;

import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.domain.wait.WaitEvent.Joined;
import io.orderlog.domain.wait.WaitEvent.Left;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.domain.wait.WaitEvent.StockSeen;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.Map;

/** The names under which a waiting list's events stand in the log. Once written, a name stays. */
public final class WaitEventCodec {

  private WaitEventCodec() {}

  /** Writes the newest version of each event and reads all there ever were. */
  public static EventCodec<WaitEvent> create() {
    return new JsonEventCodec<>(WaitEvent.class, Map.of(
        "wait.joined.v1", Joined.class,
        "wait.left.v1", Left.class,
        "wait.stock-seen.v1", StockSeen.class,
        "wait.notified.v1", Notified.class), Upcasters.none());
  }
}
