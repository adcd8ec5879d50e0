package io.orderlog.command.memory;

import io.orderlog.command.memory.StateChanges.OlderKey;
import io.orderlog.command.memory.StreamRow.Older;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Changes in memory before a storage. One thread puts and looks up; another one writes what was
 * handed over, so that nobody who waits for an answer waits for the disk. A change is found here
 * until it is found in the storage. At most two writes' worth of changes are in memory: who puts
 * faster than the disk takes has to wait.
 */
final class WriteBehind<S> implements AutoCloseable {

  private final StateStorage<S> storage;
  private final ExecutorService disk = Executors.newSingleThreadExecutor(
      Thread.ofPlatform().name("state-writer").factory());
  private StateChanges<S> changes = StateChanges.none();
  private StateChanges<S> beingWritten = StateChanges.none();
  private CompletableFuture<Void> write = CompletableFuture.completedFuture(null);
  private final RecentLookUps<S> lookUps = new RecentLookUps<>();

  WriteBehind(StateStorage<S> storage) {
    this.storage = storage;
  }

  @Nullable
  StreamRow<S> row(String streamId) {
    StreamRow<S> changed = changes.rows().get(streamId);
    if (changed == null) {
      changed = beingWritten.rows().get(streamId);
    }
    return changed == null ? stored(streamId) : changed;
  }

  @Nullable
  HandledCommand older(OlderKey key) {
    HandledCommand changed = changes.older().get(key);
    if (changed == null) {
      changed = beingWritten.older().get(key);
    }
    return changed == null ? storage.older(key) : changed;
  }

  /** Puts the stream as it is after one more event. */
  void put(String streamId, StreamRow<S> before, StreamState<S> after, String commandId,
      HandledCommand command) {
    Older displaced = before.displacedBy(commandId);
    if (displaced != null) {
      changes.older().put(
          new OlderKey(displaced.first(), displaced.commandId()), displaced.command());
    }
    changes.rows().put(streamId, before.with(after, commandId, command));
    lookUps.forget(streamId);
  }

  /** Notes how far the changes reach. */
  void applied(int partition, AppliedEvent event) {
    changes.applied().put(partition, event);
  }

  /** Notes when the stream, which has changed, has something to do next. */
  void due(String streamId, Optional<Instant> at) {
    changes.due().put(streamId, at);
  }

  boolean isFull() {
    return changes.size() >= storage.changesPerWrite();
  }

  /** Hands over the changes; waits only if there are many and the last ones are not yet written. */
  void write() {
    if (write.isDone() || changes.size() >= 2 * storage.changesPerWrite()) {
      awaitWrite();
      beingWritten = changes;
      changes = StateChanges.none();
      if (!beingWritten.isEmpty()) {
        StateChanges<S> whole = beingWritten;
        write = CompletableFuture.runAsync(() -> storage.write(whole), disk);
      }
    }
  }

  String location() {
    return storage.location();
  }

  /** Forgets everything, in the storage too. */
  void discard() {
    disk.close();
    storage.discard();
  }

  /** Writes what is left. */
  @Override
  public void close() {
    try {
      awaitWrite();
      write();
      awaitWrite();
    } finally {
      disk.close();
      storage.close();
    }
  }

  private void awaitWrite() {
    try {
      write.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof StateStorageException known
          ? known
          : new StateStorageException("state cannot be written", failed.getCause());
    }
  }

  private @Nullable StreamRow<S> stored(String streamId) {
    return lookUps.get(streamId, storage::row);
  }
}
