package io.orderlog.eventlog.positions;

import io.orderlog.eventlog.LogIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Positions that live as long as the test. */
public final class InMemoryPositions implements Positions {

  private record Key(String who, LogIdentity log, int partition) {}

  private final Map<Key, Position> stored = new ConcurrentHashMap<>();

  @Override
  public Map<Integer, Position> load(String who, LogIdentity log) {
    Map<Integer, Position> found = new HashMap<>();
    stored.forEach((key, position) -> {
      if (key.who().equals(who) && key.log().equals(log)) {
        found.put(key.partition(), position);
      }
    });
    return found;
  }

  @Override
  public void store(String who, LogIdentity log, Map<Integer, Position> positions) {
    positions.forEach((partition, position) -> stored.put(
        new Key(who, log, partition), position));
  }

  /** As if the topic was deleted. */
  public void lose() {
    stored.clear();
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
