package io.orderlog.command.memory;

import io.orderlog.eventlog.LogPosition;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a number of events has changed, and how far they reach. Filled by one thread and not changed
 * once it is handed to a {@link StateStorage}.
 *
 * @param rows by stream id
 * @param older commands that have left the rows of their streams
 * @param applied per partition that had an event
 * @param due when streams that had an event have something to do next; nothing for those that wait
 *     for nothing
 */
public record StateChanges<S>(Map<String, StreamRow<S>> rows, Map<OlderKey, HandledCommand> older,
    Map<Integer, AppliedEvent> applied, Map<String, Optional<Instant>> due) {

  /**
   * A command of a stream.
   *
   * @param first the place of the stream's first event
   */
  public record OlderKey(LogPosition first, String commandId) {}

  static <S> StateChanges<S> none() {
    return new StateChanges<>(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
  }

  boolean isEmpty() {
    return applied.isEmpty();
  }

  int size() {
    return rows.size() + older.size();
  }
}
