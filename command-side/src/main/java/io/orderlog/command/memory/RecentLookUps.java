package io.orderlog.command.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the storage lately, and what was not. A command looks up its stream when it is
 * decided and again when its events are applied; one batch of commands fits in between. Used by one
 * thread.
 */
final class RecentLookUps<S> {

  private static final int CAPACITY = 2_048;

  private final Map<String, Optional<StreamRow<S>>> found = new LinkedHashMap<>() {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Optional<StreamRow<S>>> eldest) {
      return size() > CAPACITY;
    }
  };

  /** The row as it was found, looked up now if it was not lately. */
  @Nullable
  StreamRow<S> get(String streamId, Function<String, @Nullable StreamRow<S>> storage) {
    return found.computeIfAbsent(streamId, id -> Optional.ofNullable(storage.apply(id)))
        .orElse(null);
  }

  /** To be called when the stream has changed. */
  void forget(String streamId) {
    found.remove(streamId);
  }
}
