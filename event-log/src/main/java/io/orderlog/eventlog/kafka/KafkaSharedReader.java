package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.connection.KafkaClientMeters.Measured;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.groups.GroupMember;
import io.orderlog.eventlog.kafka.groups.GroupSettings;
import io.orderlog.eventlog.kafka.rights.Right;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLogReader;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer in a group that says who reads which partitions; the reader says from where. What
 * the group has of offsets is for others to look at.
 */
final class KafkaSharedReader<E> implements SharedLogReader<E> {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaSharedReader.class);

  /**
   * There are many such members in a process, most of them idle, and what each of them asks is what
   * an idle process does. So they ask as seldom as is good for those who wait for them: one that
   * leaves its group waits for the answer to its long poll, and by its heartbeat one hears that
   * partitions have come or go.
   */
  private static final Map<String, Object> SELDOM = Map.of(
      "fetch.max.wait.ms", 1_000,
      "heartbeat.interval.ms", 2_000,
      "retry.backoff.ms", 250);

  private final Consumer<byte[], byte[]> consumer;
  private final KafkaLogReader<E> reader;
  private final Measured measured;
  private final String topic;
  /** Those whose place to read from is set. */
  private final Set<Integer> begun = new HashSet<>();

  private KafkaSharedReader(KafkaConnection connection, Consumer<byte[], byte[]> consumer,
      String topic, ReaderGroup group, CloudEventRecords<E> records, Measured measured) {
    this.consumer = consumer;
    this.topic = topic;
    this.measured = measured;
    this.reader = new KafkaLogReader<>(connection, topic, consumer, records, measured,
        Right.onGroup(group.name(), AclOperation.READ));
  }

  static <E> KafkaSharedReader<E> join(KafkaConnection connection, String topic,
      ReaderGroup group, CloudEventRecords<E> records) {
    Map<String, Object> settings = new HashMap<>(KafkaLogReader.SETTINGS);
    settings.putAll(GroupSettings.SETTINGS);
    settings.putAll(SELDOM);
    settings.put("group.id", group.name());
    group.member().ifPresent(
        name -> settings.put("group.instance.id", GroupSettings.instanceId(name)));
    try {
      var consumer = new KafkaConsumer<>(connection.with(settings),
          new ByteArrayDeserializer(), new ByteArrayDeserializer());
      KafkaSharedReader<E> joined =
          new KafkaSharedReader<>(connection, consumer, topic, group, records,
              connection.meters().measure(group.name(), consumer.metrics()));
      consumer.subscribe(List.of(topic), joined.new Rebalances());
      return joined;
    } catch (KafkaException failure) {
      throw KafkaLogReader.unavailable(connection, topic, failure);
    }
  }

  @Override
  public List<RecordedEvent<E>> poll(Duration timeout) {
    return reader.poll(timeout);
  }

  @Override
  public Set<Integer> assigned() {
    return GroupMember.numbers(consumer.assignment());
  }

  @Override
  public Offsets positions() {
    return reader.positions().only(begun);
  }

  @Override
  public void seek(int partition, long offset) {
    reader.seek(partition, offset);
    consumer.resume(List.of(new TopicPartition(topic, partition)));
    begun.add(partition);
  }

  @Override
  public void tell(Offsets next) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    next.byPartition().forEach((partition, offset) -> offsets.put(
        new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
    try {
      consumer.commitAsync(offsets, (_, failure) -> {
        if (failure != null) {
          LOG.debug("what the group of {} has reached is not to be seen: {}", topic,
              failure.getMessage());
        }
      });
    } catch (KafkaException failure) {
      // Whatever it is, the next poll meets it as well.
      LOG.debug("what the group of {} has reached is not reported: {}", topic,
          failure.getMessage());
    }
  }

  @Override
  public void close() {
    measured.close();
    try {
      GroupMember.leave(consumer);
    } catch (KafkaException failure) {
      throw new LogUnavailableException(
          "a reader of " + topic + " did not leave its group: " + failure.getMessage(), failure);
    }
  }

  private final class Rebalances implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
      GroupMember.holdBack(consumer, added);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      begun.removeAll(GroupMember.numbers(revoked));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
      begun.removeAll(GroupMember.numbers(lost));
    }
  }
}
