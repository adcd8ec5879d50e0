package io.orderlog.command.courier;

import static java.util.stream.Collectors.groupingBy;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.parked.ParkedCause;
import io.orderlog.eventlog.parked.ParkedCause.Standing;
import io.orderlog.eventlog.parked.ParkedCauses;
import io.orderlog.eventlog.positions.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one courier has parked, as far as it knows: an operator may have asked for a retry since, or
 * have discarded some of it. Used by one thread; how much there is may be asked by any.
 */
final class ParkedStreams {

  /** So many streams are no accident of data, but a defect of what follows from events. */
  static final int MAX_STREAMS = 100;
  /** So many events are more than should be kept in memory. */
  static final int MAX_EVENTS = 100_000;

  private final ParkedCauses store;
  private final LogIdentity log;
  private final Set<Integer> partitions;
  private final Map<String, NavigableMap<Long, ParkedCause>> byStream = new HashMap<>();
  private final Map<LogPosition, ParkedCause> discarded = new HashMap<>();
  private volatile int streams;
  private volatile Optional<String> tooMuch = Optional.empty();

  /** @param partitions those of the courier; what is parked of others is not its own */
  ParkedStreams(ParkedCauses store, LogIdentity log, Set<Integer> partitions) {
    this.store = store;
    this.log = log;
    this.partitions = partitions;
  }

  /** Finds out what is parked. */
  void load() {
    List<ParkedCause> stored = store.load(Courier.WHO, log);
    byStream.clear();
    discarded.clear();
    stored.stream().filter(each -> partitions.contains(each.position().partition()))
        .forEach(this::put);
    count();
  }

  /** How many streams. */
  int streams() {
    return streams;
  }

  /** Whether nothing is parked, and nothing given up that could be met again. */
  boolean isEmpty() {
    return byStream.isEmpty() && discarded.isEmpty();
  }

  /** Why it is too much, and what makes it less, if it is. */
  Optional<String> tooMuch() {
    return tooMuch;
  }

  /** Whether something that comes before it is parked, or it is parked itself. */
  boolean isInTheWayOf(String streamId, long version) {
    NavigableMap<Long, ParkedCause> stream = byStream.get(streamId);
    return stream != null && version >= stream.firstKey();
  }

  /** Whether it is parked itself, or given up. */
  boolean has(RecordedEvent<?> event) {
    NavigableMap<Long, ParkedCause> stream = byStream.get(event.streamId());
    return (stream != null && stream.containsKey(event.version()))
        || discarded.containsKey(event.position());
  }

  /** Takes off what is given up and comes before these places, from which everybody goes on. */
  void forgetDiscarded(Map<Integer, Position> stored) {
    List<ParkedCause> passed = discarded.values().stream().filter(each -> {
      Position place = stored.get(each.position().partition());
      return place != null && place.offset() >= each.position().offset();
    }).toList();
    if (!passed.isEmpty()) {
      store.remove(Courier.WHO, log, passed);
      passed.forEach(each -> discarded.remove(each.position()));
    }
  }

  /** The streams of which nothing stands in the way any more, or an operator says so. */
  List<String> toBeCarried() {
    return byStream.entrySet().stream()
        .filter(each -> each.getValue().firstEntry().getValue().standing() != Standing.FAILED)
        .map(Map.Entry::getKey).toList();
  }

  /** The first ones of a stream that are parked, at most so many. */
  List<ParkedCause> firstOf(String streamId, int limit) {
    return byStream.getOrDefault(streamId, new TreeMap<>()).values().stream().limit(limit)
        .toList();
  }

  /**
   * Parks them; they are in the log when this returns. If that fails in the middle, nothing is there
   * as behind an event that is not.
   */
  void park(List<ParkedCause> parked) {
    store(parked.stream().filter(each -> each.standing() != Standing.BEHIND).toList());
    store(parked.stream().filter(each -> each.standing() == Standing.BEHIND).toList());
  }

  private void store(List<ParkedCause> some) {
    if (!some.isEmpty()) {
      store.store(Courier.WHO, log, some);
      some.forEach(this::put);
      count();
    }
  }

  /** Takes them off; they are gone from the log when this returns. */
  void remove(List<ParkedCause> parked) {
    if (!parked.isEmpty()) {
      store.remove(Courier.WHO, log, parked);
      parked.stream().collect(groupingBy(ParkedCause::streamId)).forEach(this::take);
      count();
    }
  }

  private void put(ParkedCause parked) {
    if (parked.standing() == Standing.DISCARDED) {
      discarded.put(parked.position(), parked);
      return;
    }
    byStream.computeIfAbsent(parked.streamId(), _ -> new TreeMap<>())
        .put(parked.version(), parked);
  }

  private void take(String streamId, List<ParkedCause> parked) {
    NavigableMap<Long, ParkedCause> stream = byStream.getOrDefault(streamId, new TreeMap<>());
    parked.forEach(each -> stream.remove(each.version()));
    if (stream.isEmpty()) {
      byStream.remove(streamId);
    }
  }

  private void count() {
    streams = byStream.size();
    int events = byStream.values().stream().mapToInt(Map::size).sum();
    tooMuch = streams > MAX_STREAMS
        ? Optional.of(tooMuch("more than " + MAX_STREAMS + " streams"))
        : events > MAX_EVENTS
            ? Optional.of(tooMuch("more than " + MAX_EVENTS + " events"))
            : Optional.empty();
  }

  private String tooMuch(String what) {
    ParkedCause one = byStream.values().iterator().next().firstEntry().getValue();
    return "nothing more is carried of what follows from " + log.topic() + ", because " + what
        + " are parked, as " + one.streamId() + " from version " + one.version() + " on: "
        + one.reason() + "; it goes on when they are fewer, see ./orderlog reactions list";
  }
}
