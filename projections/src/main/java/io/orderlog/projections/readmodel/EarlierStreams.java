package io.orderlog.projections.readmodel;

import io.orderlog.eventlog.event.RecordedEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

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

  /**
   * Writes the rows of the streams as they are after these events, each folded before it is
   * written, and written once.
   *
   * @param streamId the column that has the id
   * @param after a row after one more event of its stream; nothing before the first
   * @return what became of each row
   */
  public static <E, T> List<Change<T>> update(DSLContext transaction, ReadModelTable table,
      Field<String> streamId, Function<Record, T> fromRow, Function<T, @Nullable Object[]> toRow,
      List<RecordedEvent<E>> events, Fold<E, T> after) {
    Map<String, T> known = load(transaction, table, streamId, fromRow, events);
    Map<String, T> changed = new LinkedHashMap<>();
    for (RecordedEvent<E> event : events) {
      changed.compute(event.streamId(),
          (id, row) -> after.apply(row == null ? known.get(id) : row, event));
    }
    BatchWrite.write(transaction, table,
        changed.values().stream().map(toRow).toList(), known.keySet());
    return changed.entrySet().stream()
        .map(entry -> new Change<>(known.get(entry.getKey()), entry.getValue())).toList();
  }

  /**
   * A row that was written.
   *
   * @param before null if the stream begins with these events
   */
  public record Change<T>(@Nullable T before, T after) {}

  /** What an event makes of a row. */
  @FunctionalInterface
  public interface Fold<E, T> {
    T apply(@Nullable T row, RecordedEvent<E> event);
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
