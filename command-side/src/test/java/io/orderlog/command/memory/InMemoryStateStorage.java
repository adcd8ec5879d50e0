package io.orderlog.command.memory;

import io.orderlog.command.memory.StateChanges.OlderKey;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** State that lives as long as the test. Every changed stream makes a write due. */
public class InMemoryStateStorage<S> implements StateStorage<S> {

  private final Map<String, StreamRow<S>> rows = new ConcurrentHashMap<>();
  private final Map<OlderKey, HandledCommand> older = new ConcurrentHashMap<>();
  private final Map<Integer, AppliedEvent> applied = new ConcurrentHashMap<>();
  private final Map<String, Instant> due = new ConcurrentHashMap<>();

  public static <S> StateStorages<S> storages() {
    return (_, _, _) -> new InMemoryStateStorage<>();
  }

  @Override
  public @Nullable StreamRow<S> row(String streamId) {
    return rows.get(streamId);
  }

  @Override
  public @Nullable HandledCommand older(OlderKey key) {
    return older.get(key);
  }

  @Override
  public Map<Integer, AppliedEvent> applied() {
    return Map.copyOf(applied);
  }

  @Override
  public Map<String, Instant> due() {
    return Map.copyOf(due);
  }

  @Override
  public void write(StateChanges<S> changes) {
    rows.putAll(changes.rows());
    older.putAll(changes.older());
    applied.putAll(changes.applied());
    changes.due().forEach((streamId, at) -> at.ifPresentOrElse(
        time -> due.put(streamId, time), () -> due.remove(streamId)));
  }

  @Override
  public int changesPerWrite() {
    return 1;
  }

  @Override
  public String location() {
    return "the memory";
  }

  @Override
  public void discard() {
    rows.clear();
    older.clear();
    applied.clear();
    due.clear();
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
