package io.orderlog.eventlog.kafka.groups;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaClientMeters.Measured;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.Right;
import io.orderlog.eventlog.shared.MemberReplacedException;
import io.orderlog.eventlog.writers.WriterGroup;
import io.orderlog.eventlog.writers.WriterSlot;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer group on the writers' topics of one or more logs that consumes nothing: its assignment
 * is all that matters. Members need not have the same logs.
 *
 * <p>Members are static: a process that was killed and is started again gets its slots back at
 * once, where a new member would wait until the group has given up the old one.
 */
public final class KafkaWriterGroup implements WriterGroup {

  private static final Map<String, Object> SETTINGS = Map.of(
      "enable.auto.commit", false,
      "auto.offset.reset", "latest",
      "allow.auto.create.topics", false);

  private final KafkaConnection connection;
  private final String group;
  private final Map<String, String> logsByTopic;
  private final Consumer<byte[], byte[]> consumer;
  private final Member member;
  private final Measured measured;

  private KafkaWriterGroup(KafkaConnection connection, String group, List<AggregateLog<?>> logs,
      Consumer<byte[], byte[]> consumer, Member member, Measured measured) {
    this.connection = connection;
    this.group = group;
    this.logsByTopic =
        logs.stream().collect(toMap(AggregateLog::writersTopic, AggregateLog::name));
    this.consumer = consumer;
    this.member = member;
    this.measured = measured;
  }

  /**
   * Joins the group.
   *
   * @param group its name
   * @param logs whose writers it deals out to this member
   * @param memberName the same after a restart, another for every other process
   * @throws LogUnavailableException if Kafka cannot be connected to
   */
  public static KafkaWriterGroup join(KafkaConnection connection, String group,
      List<AggregateLog<?>> logs, String memberName, Member member) {
    Map<String, Object> configuration = connection.with(SETTINGS);
    configuration.put("group.id", group);
    configuration.putAll(GroupSettings.SETTINGS);
    configuration.put("group.instance.id",
        GroupSettings.instanceId(nameIn(group, logs, memberName)));
    List<String> topics = logs.stream().map(AggregateLog::writersTopic).toList();
    try {
      var consumer = new KafkaConsumer<>(
          configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      KafkaWriterGroup joined = new KafkaWriterGroup(connection, group, logs, consumer, member,
          connection.meters().measure(group, consumer.metrics()));
      joined.consumer.subscribe(topics, joined.new Rebalances());
      return joined;
    } catch (KafkaException failure) {
      throw unavailable(connection, group, failure);
    }
  }

  /**
   * To a member that comes back, Kafka gives what it had and asks for nothing new, whatever logs it
   * has by then. So in a group of several logs, one with other logs is another member.
   */
  static String nameIn(String group, List<AggregateLog<?>> logs, String memberName) {
    return logs.stream().allMatch(log -> log.writersTopic().equals(group))
        ? memberName
        : memberName + logs.stream().map(log -> " " + log.name()).sorted().collect(joining());
  }

  @Override
  public void poll(Duration timeout) {
    try {
      consumer.poll(timeout);
    } catch (FencedInstanceIdException replaced) {
      throw new MemberReplacedException(
          "another process has joined the writers in the place of this one", replaced);
    } catch (KafkaException failure) {
      throw unavailable(connection, group, failure);
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
      KafkaConnection connection, String group, KafkaException failure) {
    return connection.unavailable("Kafka does not say which writers this process should run",
        failure, failure instanceof TopicAuthorizationException refused
            ? refused.unauthorizedTopics().stream().sorted()
                .map(topic -> Right.onTopic(topic, AclOperation.READ)).toArray(Right[]::new)
            : new Right[]{Right.onGroup(group, AclOperation.READ)});
  }

  private Set<WriterSlot> slots(Collection<TopicPartition> partitions) {
    return partitions.stream()
        .map(partition -> new WriterSlot(
            logsByTopic.getOrDefault(partition.topic(), ""), partition.partition()))
        .collect(toSet());
  }

  private final class Rebalances implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
      GroupMember.holdBack(consumer, added);
      member.assigned(slots(consumer.assignment()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      member.revoked(slots(revoked));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
      member.lost(slots(lost));
    }
  }
}
