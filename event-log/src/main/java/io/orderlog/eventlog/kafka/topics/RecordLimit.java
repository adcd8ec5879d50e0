package io.orderlog.eventlog.kafka.topics;

import io.orderlog.eventlog.EventTooLargeException;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How large a record may be: as the topic says, whose setting may change at any time, and as the
 * producer's own settings say. Sizes are counted before compression, as the producer counts them,
 * so that whether an event is taken does not depend on how well it compresses. Used by one thread.
 *
 * <p>Not looked at, because they give way to a record that is larger: {@code
 * replica.fetch.max.bytes} of the brokers, {@code fetch.max.bytes} and {@code
 * max.partition.fetch.bytes} of consumers. The brokers' {@code message.max.bytes} is what the
 * topic's setting is where it has none of its own.
 */
public final class RecordLimit {

  static final String OF_TOPIC = "max.message.bytes";
  static final String OF_REQUEST = "max.request.size";
  static final String OF_BUFFER = "buffer.memory";

  /** Kafka's own, if neither the topic nor the broker says anything else. */
  static final int DEFAULT_OF_TOPIC = 1_048_588;

  private static final Logger LOG = LoggerFactory.getLogger(RecordLimit.class);
  /**
   * What surrounds the one record of a batch: the header of the batch, and the record's numbers.
   */
  private static final int BATCH_BYTES = 61;
  private static final int RECORD_BYTES = 21;
  /** Before a number in front of each key, value and header: no int takes more. */
  private static final int LENGTH_BYTES = 5;
  private static final long BETWEEN_LOOKS_NANOS = Duration.ofSeconds(2).toNanos();

  /** How many bytes a setting allows. */
  public record Limit(long bytes, String setting, String of) {

    String told() {
      return setting + " of " + of + " allows " + bytes;
    }
  }

  private final KafkaAdmin admin;
  private final String topic;
  private final LongSupplier nanoTime;
  private final Limit ofProducer;
  private @Nullable Limit ofTopic;
  private long lookedAt;

  private RecordLimit(KafkaAdmin admin, String topic, LongSupplier nanoTime, Limit ofProducer) {
    this.admin = admin;
    this.topic = topic;
    this.nanoTime = nanoTime;
    this.ofProducer = ofProducer;
  }

  /**
   * The limit as it is now.
   *
   * @param producerSettings of the producer that will send the records
   * @param nanoTime a clock that nobody sets, in nanoseconds
   */
  public static RecordLimit of(KafkaAdmin admin, String topic, Map<String, Object> producerSettings,
      LongSupplier nanoTime) {
    RecordLimit limit = new RecordLimit(admin, topic, nanoTime, ofProducer(producerSettings));
    limit.look();
    return limit;
  }

  /** The least that is allowed. */
  public Limit least() {
    return ofTopic != null && ofTopic.bytes() < ofProducer.bytes() ? ofTopic : ofProducer;
  }

  /**
   * Refuses records of which the log would take none. Asks for the topic's setting again before it
   * does so, but not all the time.
   *
   * @throws EventTooLargeException with all that are too large
   */
  public void requireRoom(List<ProducerRecord<byte[], byte[]>> records) {
    Set<Integer> tooLarge = tooLarge(records);
    if (!tooLarge.isEmpty() && nanoTime.getAsLong() - lookedAt > BETWEEN_LOOKS_NANOS) {
      look();
      tooLarge = tooLarge(records);
    }
    if (!tooLarge.isEmpty()) {
      throw refusal(tooLarge, records);
    }
  }

  /** What to say of records that Kafka has refused; what the topic allows has changed then. */
  public EventTooLargeException refusedByKafka(
      Set<Integer> refused, List<ProducerRecord<byte[], byte[]>> records) {
    look();
    return refusal(refused, records);
  }

  /** An upper bound of what a batch with nothing but this record takes. */
  static long bytes(ProducerRecord<byte[], byte[]> sent) {
    long bytes = (long) BATCH_BYTES + RECORD_BYTES + sized(sent.key()) + sized(sent.value());
    for (Header header : sent.headers()) {
      // Our names are ASCII.
      bytes += header.key().length() + LENGTH_BYTES + sized(header.value());
    }
    return bytes + LENGTH_BYTES;
  }

  /** What the producer's settings allow, its defaults included. */
  static Limit ofProducer(Map<String, Object> producerSettings) {
    long request = number(producerSettings, OF_REQUEST);
    long buffer = number(producerSettings, OF_BUFFER);
    return request <= buffer
        ? new Limit(request, OF_REQUEST, "the Kafka client")
        : new Limit(buffer, OF_BUFFER, "the Kafka client");
  }

  private static long number(Map<String, Object> producerSettings, String name) {
    Object value = producerSettings.getOrDefault(
        name, ProducerConfig.configDef().defaultValues().get(name));
    return (Long) ConfigDef.parseType(name, String.valueOf(value), ConfigDef.Type.LONG);
  }

  private static int sized(byte @Nullable [] bytes) {
    return LENGTH_BYTES + (bytes == null ? 0 : bytes.length);
  }

  private Set<Integer> tooLarge(List<ProducerRecord<byte[], byte[]>> records) {
    long most = least().bytes();
    Set<Integer> found = new HashSet<>();
    for (int i = 0; i < records.size(); i++) {
      if (bytes(records.get(i)) > most) {
        found.add(i);
      }
    }
    return found;
  }

  private EventTooLargeException refusal(
      Set<Integer> indexes, List<ProducerRecord<byte[], byte[]>> records) {
    long largest = indexes.stream().mapToLong(index -> bytes(records.get(index))).max().orElse(0);
    return new EventTooLargeException(indexes,
        "its event takes up to " + largest + " bytes, " + least().told());
  }

  private void look() {
    lookedAt = nanoTime.getAsLong();
    try {
      String most = admin.settings(
          new ConfigResource(ConfigResource.Type.TOPIC, topic)).get(OF_TOPIC);
      ofTopic = most == null
          ? null
          : new Limit(Long.parseLong(most), OF_TOPIC, "the topic " + topic);
    } catch (LogUnavailableException notTold) {
      // Kafka itself refuses what is too large, only later.
      LOG.info("{} of {} is not known: {}", OF_TOPIC, topic, notTold.getMessage());
    }
  }
}
