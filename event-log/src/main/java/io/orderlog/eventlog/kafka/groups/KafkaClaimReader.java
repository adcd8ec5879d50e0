package io.orderlog.eventlog.kafka.groups;

import static java.util.stream.Collectors.toMap;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaClientMeters.Measured;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.Right;
import io.orderlog.eventlog.writers.ClaimReader;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterSlots;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One consumer without a group on all partitions of the writers' topics of some logs. */
public final class KafkaClaimReader implements ClaimReader {

  private static final Map<String, Object> SETTINGS = Map.of(
      "isolation.level", "read_committed",
      "enable.auto.commit", false,
      // Claims that were compacted away are of no interest.
      "auto.offset.reset", "earliest",
      "allow.auto.create.topics", false,
      "retry.backoff.ms", 20);

  private static final Duration LOOKING = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final KafkaConnection connection;
  private final Map<String, AggregateLog<?>> logsByTopic;
  private final Consumer<byte[], byte[]> consumer;
  private final Measured measured;
  private final Ticker ticker;
  private final Map<String, WriterSlots> slots = new HashMap<>();
  private long lookedAt;

  private KafkaClaimReader(KafkaConnection connection, Collection<AggregateLog<?>> logs,
      Consumer<byte[], byte[]> consumer, Measured measured, Ticker ticker) {
    this.connection = connection;
    this.logsByTopic =
        logs.stream().collect(toMap(AggregateLog::writersTopic, Function.identity()));
    this.consumer = consumer;
    this.measured = measured;
    this.ticker = ticker;
  }

  /**
   * One that begins at the start.
   *
   * @param logs at least one of which is there
   * @throws LogUnavailableException if none of them is there, or Kafka does not tell
   */
  public static KafkaClaimReader open(
      KafkaConnection connection, Collection<AggregateLog<?>> logs, Ticker ticker) {
    try {
      var consumer = new KafkaConsumer<>(connection.with(SETTINGS),
          new ByteArrayDeserializer(), new ByteArrayDeserializer());
      KafkaClaimReader reader = new KafkaClaimReader(connection, logs, consumer,
          connection.meters().measure("claims", consumer.metrics()), ticker);
      try {
        reader.lookForLogs();
        return reader;
      } catch (RuntimeException failure) {
        reader.close();
        throw failure;
      }
    } catch (KafkaException failure) {
      throw unavailable(connection, failure);
    }
  }

  @Override
  public List<RecordedClaim> poll(Duration timeout) {
    try {
      if (slots.size() < logsByTopic.size() && ticker.isPast(lookedAt, LOOK_AGAIN)) {
        lookForLogs();
      }
      return StreamSupport.stream(consumer.poll(timeout).spliterator(), false)
          .map(this::toClaim).flatMap(Optional::stream).toList();
    } catch (KafkaException failure) {
      throw unavailable(connection, failure);
    }
  }

  @Override
  public Map<String, WriterSlots> slots() {
    return Map.copyOf(slots);
  }

  @Override
  public void close() {
    measured.close();
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  /** Reads from the start what writers of logs claim that were not there before. */
  private void lookForLogs() {
    Set<TopicPartition> all = new HashSet<>(consumer.assignment());
    Set<TopicPartition> added = new HashSet<>();
    logsByTopic.forEach((topic, log) -> {
      if (!slots.containsKey(log.name())) {
        find(log).ifPresent(found -> {
          slots.put(log.name(), found);
          found.all().forEach(slot -> added.add(new TopicPartition(topic, slot)));
        });
      }
    });
    lookedAt = ticker.nanos();
    all.addAll(added);
    if (all.isEmpty()) {
      throw new LogUnavailableException("there are no topics yet in which writers claim", null);
    }
    if (!added.isEmpty()) {
      consumer.assign(all);
      consumer.seekToBeginning(added);
    }
  }

  /** Empty as long as one of its topics is not there. */
  private Optional<WriterSlots> find(AggregateLog<?> log) {
    int count = consumer.partitionsFor(log.writersTopic(), LOOKING).size();
    int partitions = consumer.partitionsFor(log.eventsTopic(), LOOKING).size();
    return count > 0 && partitions > 0
        ? Optional.of(new WriterSlots(count, partitions))
        : Optional.empty();
  }

  private Optional<RecordedClaim> toClaim(ConsumerRecord<byte[], byte[]> kafkaRecord) {
    return Optional.ofNullable(logsByTopic.get(kafkaRecord.topic()))
        .flatMap(log -> ClaimRecords.toClaim(log.name(), kafkaRecord));
  }

  private static LogUnavailableException unavailable(
      KafkaConnection connection, KafkaException failure) {
    return connection.unavailable("Kafka does not say who the writers are", failure,
        neededFor(failure));
  }

  /** How many partitions of events there are may be known without reading them. */
  private static Right[] neededFor(KafkaException failure) {
    return failure instanceof TopicAuthorizationException refused
        ? refused.unauthorizedTopics().stream().sorted().map(topic -> Right.onTopic(topic,
            AggregateLog.isEventsTopic(topic) ? AclOperation.DESCRIBE : AclOperation.READ))
            .toArray(Right[]::new)
        : new Right[0];
  }
}
