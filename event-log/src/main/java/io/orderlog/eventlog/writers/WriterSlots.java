package io.orderlog.eventlog.writers;

import io.orderlog.eventlog.LogIdentity;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the partitions of a log are dealt out over its writers: partition p belongs to slot p mod
 * count. All who write to a log have to agree on it.
 *
 * @param count how many writers there are, from 1 to the number of partitions
 * @param partitions of the log
 */
public record WriterSlots(int count, int partitions) {

  /** The slot of the writer that writes to the partition. */
  public int slotOf(int partition) {
    return partition % count;
  }

  /** The slot of the writer that writes the events of the stream. */
  public int slotOf(String streamId) {
    return slotOf(LogIdentity.partitionOf(streamId, partitions));
  }

  /** The partitions that the writer of the slot writes to. */
  public Set<Integer> partitionsOf(int slot) {
    return IntStream.range(0, partitions).filter(partition -> slotOf(partition) == slot)
        .boxed().collect(Collectors.toUnmodifiableSet());
  }

  /** All slots, from 0. */
  public IntStream all() {
    return IntStream.range(0, count);
  }
}
