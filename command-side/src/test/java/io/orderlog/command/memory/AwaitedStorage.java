package io.orderlog.command.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.memory.StateChanges.OlderKey;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A storage of which one can wait for the end of its first write. */
public record AwaitedStorage<S>(StateStorage<S> storage, CountDownLatch written)
    implements StateStorage<S> {

  private static final long PATIENCE_SECONDS = 30;

  public AwaitedStorage(StateStorage<S> storage) {
    this(storage, new CountDownLatch(1));
  }

  public void awaitWrite() throws InterruptedException {
    assertThat(written.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("written").isTrue();
  }

  @Override
  public void write(StateChanges<S> changes) {
    storage.write(changes);
    written.countDown();
  }

  @Override
  public @Nullable StreamRow<S> row(String streamId) {
    return storage.row(streamId);
  }

  @Override
  public @Nullable HandledCommand older(OlderKey key) {
    return storage.older(key);
  }

  @Override
  public Map<Integer, AppliedEvent> applied() {
    return storage.applied();
  }

  @Override
  public Map<String, Instant> due() {
    return storage.due();
  }

  @Override
  public int changesPerWrite() {
    return storage.changesPerWrite();
  }

  @Override
  public String location() {
    return storage.location();
  }

  @Override
  public void discard() {
    storage.discard();
  }

  @Override
  public void close() {
    storage.close();
  }
}
