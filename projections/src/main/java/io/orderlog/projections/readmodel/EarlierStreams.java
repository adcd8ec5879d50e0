package io.orderlog.projections.readmodel;

import io.orderlog.eventlog.event.RecordedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/**
 * Which streams a projection has to look up before it applies a batch of events. One that begins in
 * the batch has no rows yet, and in a rebuild that is nearly every stream.
 */
public final class EarlierStreams {

  private EarlierStreams() {}

  /**
   * The rows of the streams that have events before these, by their ids.
   *
   * @param streamId the column that has the id
   */
  public static <T> Map<String, T> load(DSLContext transaction, ReadModelTable table,
      Field<String> streamId, Function<Record, T> fromRow,
      List<? extends RecordedEvent<?>> events) {
    Set<String> ids = among(events);
    return ids.isEmpty()
        ? Map.of()
        : transaction.select(table.columns()).from(table.table())
            .where(streamId.in(ids)).fetchMap(streamId, fromRow::apply);
  }

  private static Set<String> among(List<? extends RecordedEvent<?>> events) {
    Set<String> beginHere = new HashSet<>();
    Set<String> earlier = new HashSet<>();
    for (RecordedEvent<?> event : events) {
      if (event.version() == 1) {
        beginHere.add(event.streamId());
      } else if (!beginHere.contains(event.streamId())) {
        earlier.add(event.streamId());
      }
    }
    return earlier;
  }
}
