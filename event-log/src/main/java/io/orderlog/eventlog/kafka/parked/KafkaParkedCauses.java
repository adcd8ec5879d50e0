package io.orderlog.eventlog.kafka.parked;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.SmallTopic;
import io.orderlog.eventlog.parked.ParkedCause;
import io.orderlog.eventlog.parked.ParkedCauses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parked events in a compacted topic of the cluster, {@link ParkedTopic}. */
public final class KafkaParkedCauses implements ParkedCauses {

  private final SmallTopic topic;

  /** Over this connection, once something is asked; the topic is there. */
  public KafkaParkedCauses(KafkaConnection connection) {
    this.topic = new SmallTopic(connection, ParkedTopic.NAME, "what is parked");
  }

  @Override
  public List<ParkedCause> load(String who, LogIdentity log) {
    String prefix = ParkedRecords.prefix(who, log);
    List<ParkedCause> parked = new ArrayList<>();
    topic.readAll().forEach((key, value) -> {
      if (key.startsWith(prefix)) {
        ParkedRecords.parked(who, log, key, value).ifPresent(parked::add);
      }
    });
    parked.sort(Comparator.comparing(ParkedCause::streamId)
        .thenComparingLong(ParkedCause::version));
    return parked;
  }

  @Override
  public void store(String who, LogIdentity log, Collection<ParkedCause> parked) {
    Map<String, byte @Nullable []> values = new LinkedHashMap<>();
    parked.forEach(each -> values.put(
        ParkedRecords.key(who, log, each), ParkedRecords.value(log, each)));
    topic.write(values);
  }

  @Override
  public void remove(String who, LogIdentity log, Collection<ParkedCause> parked) {
    Map<String, byte @Nullable []> values = new LinkedHashMap<>();
    parked.forEach(each -> values.put(ParkedRecords.key(who, log, each), null));
    topic.write(values);
  }

  @Override
  public void close() {
    topic.close();
  }
}
