package io.orderlog.command;

import io.orderlog.eventlog.RecordedEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one writer knows of its streams: their states, the commands they have handled, and how far
 * the log was read. All of it is a fold over the log and changes by {@link #apply} alone, whether
 * the event was just appended or is read again. Used by one thread.
 */
final class StreamStore<S, E> {

  private record CommandKey(String streamId, String commandId) {}

  private final Aggregate<?, S, E, ?> aggregate;
  private final Map<String, StreamState<S>> streams = new HashMap<>();
  private final Map<CommandKey, HandledCommand> handled = new HashMap<>();
  private final Map<Integer, Long> nextOffsets = new HashMap<>();

  StreamStore(Aggregate<?, S, E, ?> aggregate, Set<Integer> partitions) {
    this.aggregate = aggregate;
    partitions.forEach(partition -> nextOffsets.put(partition, 0L));
  }

  /** The stream's state; version 0 if it has no events. */
  StreamState<S> state(String streamId) {
    StreamState<S> known = streams.get(streamId);
    return known == null
        ? new StreamState<>(aggregate.decider().initial(), 0, Instant.EPOCH)
        : known;
  }

  /** The command as it was handled, if it was. */
  @Nullable
  HandledCommand handled(String streamId, String commandId) {
    return handled.get(new CommandKey(streamId, commandId));
  }

  /** Per partition, the first offset that was not applied. */
  Map<Integer, Long> nextOffsets() {
    return Map.copyOf(nextOffsets);
  }

  /**
   * Takes in the next event of its stream.
   *
   * @throws BrokenHistoryException if it is not the next one, or cannot have happened
   */
  void apply(RecordedEvent<E> event) {
    StreamState<S> before = state(event.streamId());
    if (event.version() != before.version() + 1) {
      throw new BrokenHistoryException(event, "it is version " + event.version() + " of "
          + event.streamId() + ", which is at version " + before.version());
    }
    StreamState<S> after = evolve(before, event);
    streams.put(event.streamId(), after);
    handled.put(new CommandKey(event.streamId(), event.metadata().commandId()),
        new HandledCommand(event.metadata().commandHash(), event.version(),
            aggregate.statusOf().apply(after.state()), event.position()));
    nextOffsets.put(event.position().partition(), event.position().offset() + 1);
  }

  private StreamState<S> evolve(StreamState<S> before, RecordedEvent<E> event) {
    try {
      return new StreamState<>(aggregate.decider().evolve(before.state(), event.data()),
          event.version(), event.metadata().time());
    } catch (IllegalStateException impossible) {
      throw new BrokenHistoryException(event, impossible.getMessage());
    }
  }
}
