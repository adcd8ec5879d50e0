package io.orderlog.eventlog.tally;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.Map;

/** The log of all tallies. A tally's id is a word in lower case, and so no UUID. */
public final class TallyLog {

  public static final AggregateLog<TallyEvent> TALLIES =
      new AggregateLog<>("tally", "tally", codec(), 3);

  private TallyLog() {}

  private static EventCodec<TallyEvent> codec() {
    return new JsonEventCodec<>(TallyEvent.class, Map.of(
        "tally.added.v1", TallyEvent.Added.class,
        "tally.filled.v1", TallyEvent.Filled.class), Upcasters.none());
  }
}
