package io.orderlog.eventlog;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One offset for each of some partitions of a log: where a reader begins or stands, how far a read
 * model has come, where the log ends. Each is the offset of what comes next; all before it has been
 * passed. A partition that is not named counts as being at its beginning. To name it with offset 0
 * still says more: a reader that starts there reads it. Immutable.
 *
 * @param byPartition offsets from 0, by partitions from 0 and in their order
 */
public record Offsets(Map<Integer, Long> byPartition) {

  /** Names no partition. */
  public static final Offsets NONE = new Offsets(Map.of());

  public Offsets {
    byPartition = Collections.unmodifiableMap(new TreeMap<>(byPartition));
  }

  /** The offset of one partition. */
  public static Offsets at(int partition, long offset) {
    return new Offsets(Map.of(partition, offset));
  }

  /** The beginning of each of these partitions. */
  public static Offsets atStart(Collection<Integer> partitions) {
    return new Offsets(partitions.stream().collect(
        Collectors.toMap(Function.identity(), _ -> 0L)));
  }

  /** The offset of a partition; 0 if it is not named. */
  public long of(int partition) {
    return byPartition.getOrDefault(partition, 0L);
  }

  /** The partitions that are named, in ascending order. */
  public Set<Integer> partitions() {
    return byPartition.keySet();
  }

  /** Whether no partition is named. */
  public boolean isEmpty() {
    return byPartition.isEmpty();
  }

  /** The offsets of all partitions added up: how many have been passed. */
  public long sum() {
    return byPartition.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether the event at this position has been passed. */
  public boolean covers(LogPosition position) {
    return position.offset() < of(position.partition());
  }

  /** Whether these are at the goal or beyond it in every partition. */
  public boolean reaches(Offsets goal) {
    return goal.firstBeyond(this).isEmpty();
  }

  /** The lowest partition in which these are beyond the ends; empty if there is none. */
  public OptionalInt firstBeyond(Offsets ends) {
    return byPartition.keySet().stream().mapToInt(Integer::intValue)
        .filter(partition -> of(partition) > ends.of(partition)).findFirst();
  }

  /**
   * How many offsets are left up to the ends, in all partitions together. To be beyond the end of
   * one makes up for nothing in another.
   */
  public long behind(Offsets ends) {
    return ends.byPartition.keySet().stream()
        .mapToLong(partition -> behind(partition, ends)).sum();
  }

  /** How many offsets are left up to the end of one partition; 0 beyond it. */
  public long behind(int partition, Offsets ends) {
    return Math.max(0, ends.of(partition) - of(partition));
  }

  /** Without all partitions but these. */
  public Offsets only(Set<Integer> partitions) {
    Map<Integer, Long> kept = new TreeMap<>(byPartition);
    kept.keySet().retainAll(partitions);
    return new Offsets(kept);
  }

  /** These and the others; of a partition that both name, the others. */
  public Offsets with(Offsets others) {
    Map<Integer, Long> all = new TreeMap<>(byPartition);
    all.putAll(others.byPartition);
    return new Offsets(all);
  }

  /** The same partitions, in none beyond the goal. */
  public Offsets atMost(Offsets goal) {
    Map<Integer, Long> bounded = new TreeMap<>(byPartition);
    bounded.replaceAll((partition, offset) -> Math.min(offset, goal.of(partition)));
    return new Offsets(bounded);
  }

  /** As positions are written: {@code 0@1742, 3@17}. */
  @Override
  public String toString() {
    return joined(", ");
  }

  /** The same with something else between the positions. */
  public String joined(String between) {
    return byPartition.entrySet().stream()
        .map(next -> next.getKey() + "@" + next.getValue()).collect(Collectors.joining(between));
  }
}
