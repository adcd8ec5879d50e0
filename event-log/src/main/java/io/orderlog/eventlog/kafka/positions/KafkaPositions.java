package io.orderlog.eventlog.kafka.positions;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.SmallTopic;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.positions.Positions;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Positions in a compacted topic of the cluster, {@link PositionsTopic}. */
public final class KafkaPositions implements Positions {

  private final SmallTopic topic;

  /** Over this connection, once something is asked; the topic is there. */
  public KafkaPositions(KafkaConnection connection) {
    this.topic = new SmallTopic(connection, PositionsTopic.NAME, "positions");
  }

  @Override
  public Map<Integer, Position> load(String who, LogIdentity log) {
    Map<String, byte[]> last = topic.readAll();
    Map<Integer, Position> positions = new HashMap<>();
    for (int partition : log.allPartitions()) {
      byte[] value = last.get(PositionRecords.key(who, log, partition));
      if (value != null) {
        PositionRecords.position(value, log)
            .ifPresent(position -> positions.put(partition, position));
      }
    }
    return positions;
  }

  @Override
  public void store(String who, LogIdentity log, Map<Integer, Position> positions) {
    Map<String, byte @Nullable []> values = new HashMap<>();
    positions.forEach((partition, position) -> values.put(
        PositionRecords.key(who, log, partition), PositionRecords.value(log, position)));
    topic.write(values);
  }

  @Override
  public void close() {
    topic.close();
  }
}
