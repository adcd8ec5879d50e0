package io.orderlog.projections.readmodel;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * What a projection that counts has to remember of each stream as long as something more may happen
 * to it that counts: loaded for a batch of events, changed in memory, written back. Used by one
 * thread.
 *
 * @param <T> what it remembers
 */
public final class OpenStreams<T> {

  private final String noun;
  private final ReadModelTable table;
  private final BiFunction<String, T, @Nullable Object[]> toRow;
  private final Set<String> stored;
  private final Set<String> touched = new HashSet<>();
  private final Map<String, T> open;

  private OpenStreams(String noun, ReadModelTable table,
      BiFunction<String, T, @Nullable Object[]> toRow, Map<String, T> open) {
    this.noun = noun;
    this.table = table;
    this.toRow = toRow;
    this.stored = Set.copyOf(open.keySet());
    this.open = new HashMap<>(open);
  }

  /**
   * Those of the streams of these events that are open.
   *
   * @param table its key is the stream's id
   * @param toRow the values of the table's columns
   */
  public static <T> OpenStreams<T> load(DSLContext transaction, AggregateLog<?> log,
      ReadModelTable table, Function<Record, T> fromRow,
      BiFunction<String, T, @Nullable Object[]> toRow, List<? extends RecordedEvent<?>> events) {
    return new OpenStreams<>(log.noun(), table, toRow,
        EarlierStreams.load(transaction, table, table.streamId(), fromRow, events));
  }

  /** What is remembered, at an event that needs it. */
  public T get(RecordedEvent<?> event) {
    T state = open.get(event.streamId());
    if (state == null) {
      throw new ProjectionFailedException("version " + event.version() + " of " + noun + " "
          + event.streamId() + " at " + event.position() + " happens to " + one(noun)
          + " that is not open");
    }
    return state;
  }

  public void put(String id, T state) {
    touched.add(id);
    open.put(id, state);
  }

  /** Nothing that counts can happen to the stream after this. */
  public void forget(String id) {
    touched.add(id);
    open.remove(id);
  }

  /** Writes what has changed. */
  public void write(DSLContext transaction) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    List<String> deletes = new ArrayList<>();
    for (String id : touched) {
      T state = open.get(id);
      if (state != null) {
        rows.add(toRow.apply(id, state));
      } else if (stored.contains(id)) {
        deletes.add(id);
      }
    }
    BatchWrite.write(transaction, table, rows, stored);
    if (!deletes.isEmpty()) {
      transaction.deleteFrom(table.table()).where(table.streamId().in(deletes)).execute();
    }
  }

  private static String one(String noun) {
    return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
  }
}
