package io.orderlog.command.memory;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the state of one writer's streams is kept beyond the writer's life: a cache of the log,
 * which can be lost at any time. Read by one thread and written by another one.
 *
 * <p>Every method may throw {@link StateStorageException}.
 */
public interface StateStorage<S> extends AutoCloseable {

  /** The stream as the last write left it, if it has events. */
  @Nullable
  StreamRow<S> row(String streamId);

  /** A command that has left the row of its stream. */
  @Nullable
  HandledCommand older(StateChanges.OlderKey key);

  /** Per partition, the last event that is in the rows; nothing for one without events. */
  Map<Integer, AppliedEvent> applied();

  /** When streams have something to do next, of those that wait for anything. */
  Map<String, Instant> due();

  /** Takes over all of it or, whatever happens, nothing. */
  void write(StateChanges<S> changes);

  /** After how many changed streams a write is due. */
  int changesPerWrite();

  /** What an operator has to remove to start from scratch. */
  String location();

  /** Forgets everything, for it is not what was written, and closes. Does not throw. */
  void discard();

  @Override
  void close();
}
