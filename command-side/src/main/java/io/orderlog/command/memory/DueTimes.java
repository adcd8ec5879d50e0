package io.orderlog.command.memory;

import io.orderlog.domain.agenda.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When streams have something to do next, of those that wait for anything. What has come is given
 * out once, until the stream has changed. Some 200 bytes for a stream. Used by one thread.
 */
public final class DueTimes {

  private record Entry(Instant at, String streamId) {}

  private final Map<String, Instant> byStream = new HashMap<>();
  private final TreeSet<Entry> byTime = new TreeSet<>(
      Comparator.comparing(Entry::at).thenComparing(Entry::streamId));

  DueTimes(Map<String, Instant> stored) {
    stored.forEach((streamId, at) -> set(streamId, Optional.of(at)));
  }

  /** The earliest of all that a state waits for. */
  public static <C, Q> Optional<Instant> first(List<Due<C, Q>> due) {
    return due.stream().map(Due::at).min(Comparator.naturalOrder());
  }

  /** The stream waits until then, or for nothing. */
  public void set(String streamId, Optional<Instant> at) {
    remove(streamId);
    at.ifPresent(time -> {
      byStream.put(streamId, time);
      byTime.add(new Entry(time, streamId));
    });
  }

  /** The streams whose time has come, the longest waiting first, at most so many. */
  public List<String> take(Instant now, int limit) {
    List<String> taken = new ArrayList<>();
    while (taken.size() < limit && !byTime.isEmpty() && !byTime.first().at().isAfter(now)) {
      String streamId = byTime.first().streamId();
      remove(streamId);
      taken.add(streamId);
    }
    return taken;
  }

  /** When the next time comes, if any stream waits. */
  public Optional<Instant> next() {
    return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first().at());
  }

  /** How many streams wait. */
  public int size() {
    return byStream.size();
  }

  private void remove(String streamId) {
    @Nullable
    Instant before = byStream.remove(streamId);
    if (before != null) {
      byTime.remove(new Entry(before, streamId));
    }
  }
}
