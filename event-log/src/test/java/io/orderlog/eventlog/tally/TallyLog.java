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

  private static final String ADDED = "tally.added.v1";
  private static final String FILLED = "tally.filled.v1";

  private TallyLog() {}

  private static EventCodec<TallyEvent> codec() {
    return new JsonEventCodec<>(event -> switch (event) {
      case TallyEvent.Added _ -> ADDED;
      case TallyEvent.Filled _ -> FILLED;
    }, Map.of(ADDED, TallyEvent.Added.class, FILLED, TallyEvent.Filled.class), Upcasters.none());
  }
}
