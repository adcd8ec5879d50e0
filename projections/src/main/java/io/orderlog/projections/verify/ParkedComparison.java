package io.orderlog.projections.verify;

import io.orderlog.projections.generation.ParkedEvent;
import io.orderlog.projections.generation.ParkedEvents;
import io.orderlog.projections.verify.LackingStream.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * What is parked in a live generation, and what is parked in one that was built to compare it with.
 */
record ParkedComparison(ParkedEvents live, ParkedEvents rebuilt) {

  /** Every stream of which the live generation lacks events, by its id. */
  List<LackingStream> run(DSLContext snapshot) {
    Map<String, ParkedEvent> liveFirsts = firsts(snapshot, live);
    Map<String, ParkedEvent> rebuiltFirsts = firsts(snapshot, rebuilt);
    List<LackingStream> lacking = new ArrayList<>();
    liveFirsts.forEach((streamId, first) -> {
      ParkedEvent again = rebuiltFirsts.get(streamId);
      if (again == null || again.version() > first.version()) {
        lacking.add(new LackingStream(first, Standing.FITS));
      } else if (again.version() == first.version()) {
        lacking.add(new LackingStream(first, Standing.PARKED));
      }
    });
    rebuiltFirsts.forEach((streamId, first) -> {
      ParkedEvent kept = liveFirsts.get(streamId);
      if (kept == null || kept.version() > first.version()) {
        lacking.add(new LackingStream(first, Standing.DISCARDED));
      }
    });
    lacking.sort(Comparator.comparing(stream -> stream.first().streamId()));
    return List.copyOf(lacking);
  }

  private static Map<String, ParkedEvent> firsts(DSLContext snapshot, ParkedEvents parked) {
    return parked.all(snapshot).stream().collect(Collectors.toMap(
        ParkedEvent::streamId, event -> event, (first, _) -> first, TreeMap::new));
  }
}
