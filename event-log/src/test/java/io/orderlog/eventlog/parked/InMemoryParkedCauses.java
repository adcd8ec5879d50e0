package io.orderlog.eventlog.parked;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogUnavailableException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Parked events that live as long as the test; a number of writes may fail. */
public final class InMemoryParkedCauses implements ParkedCauses {

  private record Key(String who, LogIdentity log, String streamId, long version) {}

  private final Map<Key, ParkedCause> stored = new ConcurrentHashMap<>();
  private volatile int failures;
  private volatile boolean hidden;

  /** So many writes fail from here on. */
  public void fail(int times) {
    failures = times;
  }

  /** Whether they cannot be read, as if a later version had written them. */
  public void hide(boolean whether) {
    hidden = whether;
  }

  @Override
  public List<ParkedCause> load(String who, LogIdentity log) {
    if (hidden) {
      throw new UnreadableParkedException("a record is of a form that is not known",
          new IllegalStateException("hidden"));
    }
    return stored.entrySet().stream()
        .filter(each -> each.getKey().who().equals(who) && each.getKey().log().equals(log))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparing(ParkedCause::streamId)
            .thenComparingLong(ParkedCause::version))
        .toList();
  }

  @Override
  public void store(String who, LogIdentity log, Collection<ParkedCause> parked) {
    failIfAsked();
    parked.forEach(each -> stored.put(key(who, log, each), each));
  }

  @Override
  public void remove(String who, LogIdentity log, Collection<ParkedCause> parked) {
    failIfAsked();
    parked.forEach(each -> stored.remove(key(who, log, each)));
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private synchronized void failIfAsked() {
    if (failures > 0) {
      failures--;
      throw new LogUnavailableException("it is not certain that it is stored", null);
    }
  }

  private static Key key(String who, LogIdentity log, ParkedCause parked) {
    return new Key(who, log, parked.streamId(), parked.version());
  }
}
