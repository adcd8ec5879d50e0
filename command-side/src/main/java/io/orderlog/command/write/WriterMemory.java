package io.orderlog.command.write;

import io.orderlog.command.memory.StateStorageException;
import io.orderlog.command.memory.StreamStore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a writer knows of its streams, while it knows any of it: opened when it is needed, thrown
 * away when it is of no use, because it is a cache of the log. Used by one thread.
 */
final class WriterMemory<S, E> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final String writerId;
  private final Supplier<StreamStore<S, E>> opening;
  private @Nullable StreamStore<S, E> store;

  /** @param opening opens what the slot's last writer here knew */
  WriterMemory(String writerId, Supplier<StreamStore<S, E>> opening) {
    this.writerId = writerId;
    this.opening = opening;
  }

  /** What is known, opened unless it is. */
  StreamStore<S, E> open() {
    StreamStore<S, E> known = store == null ? opening.get() : store;
    store = known;
    return known;
  }

  /** What is known by a writer that serves. */
  StreamStore<S, E> opened() {
    if (store == null) {
      throw new IllegalStateException("serving without state");
    }
    return store;
  }

  /** What cannot be used is read from the log again. */
  void discard(StateStorageException unusable) {
    LOG.warn("{} reads the whole log, because its state{} is of no use: {}", writerId,
        store == null ? "" : " in " + store.location(), unusable.getMessage());
    if (store != null) {
      store.discard();
      store = null;
    }
  }

  /** Where it is, as an addition to a message about the log; nothing if nothing is open. */
  String builtFromLog() {
    return store == null ? "" : " (built from it: " + store.location() + ")";
  }

  /** Writes what is not on disk yet, as far as possible: it is in the log. */
  @Override
  public void close() {
    StreamStore<S, E> closing = store;
    store = null;
    try {
      if (closing != null) {
        closing.close();
      }
    } catch (StateStorageException unusable) {
      LOG.warn("{}: what it knows is not all on disk, but in the log: {}", writerId,
          unusable.getMessage());
    }
  }
}
