package io.orderlog.eventlog;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/**
 * Which log this is: a name can be given again after its topic was deleted, an id cannot.
 *
 * @param topic its name
 * @param id Kafka's topic id
 * @param partitions how many; fixed for the life of the log
 */
public record LogIdentity(String topic, String id, int partitions) {

  /**
   * The partition of a stream: murmur2, as Kafka's own clients hash keys, but of the stream id
   * alone and not of the record's key, so that all events of a stream stay together.
   */
  public int partitionOf(String streamId) {
    return partitionOf(streamId, partitions);
  }

  /** The same in any log of so many partitions. */
  public static int partitionOf(String streamId, int partitions) {
    byte[] bytes = streamId.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
  }

  /** All partitions, from 0. */
  public Set<Integer> allPartitions() {
    return IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
  }
}
