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
 * An offset for each of some partitions of one log: where readers begin or stand, how far a read
 * model is, where the log ends. Each is that of what comes next, so everything before it counts as
 * passed, and a partition that is not named is at its beginning. To name one with offset 0 is
 * something else: who reads from there reads that partition, too. Never changes.
 *
 * @param byPartition offsets from 0 by partitions from 0, in the order of the partitions
 */
public record Offsets(Map<Integer, Long> byPartition) {

  /** Of no partition. */
  public static final Offsets NONE = new Offsets(Map.of());

  public Offsets {
    byPartition = Collections.unmodifiableMap(new TreeMap<>(byPartition));
  }

  /** Of one partition. */
  public static Offsets at(int partition, long offset) {
    return new Offsets(Map.of(partition, offset));
  }

  /** Those at which these partitions begin. */
  public static Offsets atStart(Collection<Integer> partitions) {
    return new Offsets(partitions.stream().collect(
        Collectors.toMap(Function.identity(), _ -> 0L)));
  }

  /** That of a partition; 0 if it is not named. */
  public long of(int partition) {
    return byPartition.getOrDefault(partition, 0L);
  }

  /** The partitions that are named, in their order. */
  public Set<Integer> partitions() {
    return byPartition.keySet();
  }

  /** Whether no partition is named. */
  public boolean isEmpty() {
    return byPartition.isEmpty();
  }

  /** Of all partitions together: how many offsets are passed. */
  public long sum() {
    return byPartition.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether what stands at this position is passed. */
  public boolean covers(LogPosition position) {
    return position.offset() < of(position.partition());
  }

  /** Whether these are nowhere before the goal. */
  public boolean reaches(Offsets goal) {
    return goal.firstBeyond(this).isEmpty();
  }

  /** The first partition in which these are further than the end; nothing if they are in none. */
  public OptionalInt firstBeyond(Offsets ends) {
    return byPartition.keySet().stream().mapToInt(Integer::intValue)
        .filter(partition -> of(partition) > ends.of(partition)).findFirst();
  }

  /** How many offsets come up to the ends, in all partitions together; where they are passed, 0. */
  public long behind(Offsets ends) {
    return ends.byPartition.keySet().stream()
        .mapToLong(partition -> behind(partition, ends)).sum();
  }

  /** How many offsets of one partition come up to its end; 0 if it is passed. */
  public long behind(int partition, Offsets ends) {
    return Math.max(0, ends.of(partition) - of(partition));
  }

  /** Those of these partitions, and of no others. */
  public Offsets only(Set<Integer> partitions) {
    Map<Integer, Long> kept = new TreeMap<>(byPartition);
    kept.keySet().retainAll(partitions);
    return new Offsets(kept);
  }

  /** These and the others; where both name a partition, the others. */
  public Offsets with(Offsets others) {
    Map<Integer, Long> all = new TreeMap<>(byPartition);
    all.putAll(others.byPartition);
    return new Offsets(all);
  }

  /** Of the same partitions, but nowhere further than the goal. */
  public Offsets atMost(Offsets goal) {
    Map<Integer, Long> bounded = new TreeMap<>(byPartition);
    bounded.replaceAll((partition, offset) -> Math.min(offset, goal.of(partition)));
    return new Offsets(bounded);
  }

  /** As in <code>{0=1742, 3=17}</code>. */
  @Override
  public String toString() {
    return byPartition.toString();
  }
}
