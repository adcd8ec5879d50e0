package io.orderlog.eventlog.kafka.groups;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaClientMeters.Measured;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.Right;
import io.orderlog.eventlog.shared.MemberReplacedException;
import io.orderlog.eventlog.writers.WriterGroup;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer group on the writers' topic that consumes nothing: its assignment is all that matters.
 *
 * <p>Members are static: a process that was killed and is started again gets its slots back at
 * once, where a new member would wait until the group has given up the old one.
 */
public final class KafkaWriterGroup implements WriterGroup {

  private static final Map<String, Object> SETTINGS = Map.of(
      "enable.auto.commit", false,
      "auto.offset.reset", "latest",
      "allow.auto.create.topics", false,
      "retry.backoff.ms", 20);

  private final KafkaConnection connection;
  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final Member member;
  private final Measured measured;

  private KafkaWriterGroup(KafkaConnection connection, String topic,
      Consumer<byte[], byte[]> consumer, Member member, Measured measured) {
    this.connection = connection;
    this.topic = topic;
    this.consumer = consumer;
    this.member = member;
    this.measured = measured;
  }

  /**
   * Joins the group of the topic, whose name is the topic's.
   *
   * @param memberName the same after a restart, another for every other process
   * @throws LogUnavailableException if Kafka cannot be connected to
   */
  public static KafkaWriterGroup join(
      KafkaConnection connection, String topic, String memberName, Member member) {
    Map<String, Object> configuration = connection.with(SETTINGS);
    configuration.put("group.id", topic);
    configuration.putAll(GroupSettings.SETTINGS);
    configuration.put("group.instance.id", GroupSettings.instanceId(memberName));
    try {
      var consumer = new KafkaConsumer<>(
          configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      KafkaWriterGroup group = new KafkaWriterGroup(
          connection, topic, consumer, member,
          connection.meters().measure(topic, consumer.metrics()));
      group.consumer.subscribe(List.of(topic), group.new Rebalances());
      return group;
    } catch (KafkaException failure) {
      throw unavailable(connection, topic, failure);
    }
  }

  @Override
  public void poll(Duration timeout) {
    try {
      consumer.poll(timeout);
    } catch (FencedInstanceIdException replaced) {
      throw new MemberReplacedException(
          "another process has joined the writers in the place of this one", replaced);
    } catch (KafkaException failure) {
      throw unavailable(connection, topic, failure);
    }
  }

  @Override
  public void askAgain(String reason) {
    consumer.enforceRebalance(reason);
  }

  @Override
  public void close() {
    measured.close();
    GroupMember.leave(consumer);
  }

  private static LogUnavailableException unavailable(
      KafkaConnection connection, String topic, KafkaException failure) {
    return connection.unavailable("Kafka does not say which writers this process should run",
        failure, Right.onGroup(topic, AclOperation.READ),
        Right.onTopic(topic, AclOperation.READ));
  }

  private final class Rebalances implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
      GroupMember.holdBack(consumer, added);
      member.assigned(GroupMember.numbers(consumer.assignment()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      member.revoked(GroupMember.numbers(revoked));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
      member.lost(GroupMember.numbers(lost));
    }
  }
}
