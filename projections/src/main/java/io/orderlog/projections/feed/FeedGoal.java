package io.orderlog.projections.feed;

import io.orderlog.eventlog.RecordedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where feeding stops although the log may go on: exactly there, so that two read models that were
 * fed to the same goal can be compared.
 *
 * @param nextOffsets per partition, the offset of the first record that is left out
 */
public record FeedGoal(Map<Integer, Long> nextOffsets) {

  /** The goal in these partitions only. */
  public FeedGoal in(Collection<Integer> partitions) {
    return new FeedGoal(partitions.stream()
        .collect(Collectors.toMap(partition -> partition, this::nextOffset)));
  }

  /** Those events that lie before the goal. */
  public <E> List<RecordedEvent<E>> before(List<RecordedEvent<E>> events) {
    return events.stream()
        .filter(event -> event.position().offset() < nextOffset(event.position().partition()))
        .toList();
  }

  /** The same positions, or the goal where they are beyond it. */
  public Map<Integer, Long> orBefore(Map<Integer, Long> positions) {
    Map<Integer, Long> bounded = new HashMap<>(positions);
    bounded.replaceAll((partition, position) -> Math.min(position, nextOffset(partition)));
    return bounded;
  }

  private long nextOffset(int partition) {
    return nextOffsets.getOrDefault(partition, 0L);
  }
}
