package io.orderlog.eventlog.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.Principal;
import io.orderlog.eventlog.event.RecordedEvent;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records: CloudEvents 1.0 in the binary mode of its Kafka protocol binding, with
 * the {@code sequence}, distributed tracing and {@code authcontext} extensions and four of our own.
 * The key is {@code <streamId>/<version>}, so that compaction never finds two records with one key.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">
 *     Kafka Protocol Binding for CloudEvents 1.0.2</a>
 */
public final class CloudEventRecords<E> {

  private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);
  private static final byte[] JSON = "application/json".getBytes(UTF_8);

  private final String topic;
  private final byte[] source;
  private final EventCodec<E> codec;

  public CloudEventRecords(String topic, String source, EventCodec<E> codec) {
    this.topic = topic;
    this.source = source.getBytes(UTF_8);
    this.codec = codec;
  }

  public ProducerRecord<byte[], byte[]> toRecord(NewEvent<E> event, int partition) {
    byte[] key = key(event.streamId(), event.version()).getBytes(UTF_8);
    var kafkaRecord = new ProducerRecord<>(topic, partition, key, codec.encode(event.data()));
    EventMetadata metadata = event.metadata();
    Headers headers = kafkaRecord.headers()
        .add("ce_specversion", SPEC_VERSION)
        .add("ce_id", key)
        .add("ce_source", source)
        .add("ce_type", codec.typeOf(event.data()).getBytes(UTF_8))
        .add("ce_subject", event.streamId().getBytes(UTF_8))
        .add("ce_time", metadata.time().toString().getBytes(UTF_8))
        .add("ce_sequence", String.valueOf(event.version()).getBytes(UTF_8))
        .add("ce_commandid", metadata.commandId().getBytes(UTF_8))
        .add("ce_commandhash", metadata.commandHash().getBytes(UTF_8))
        .add("ce_correlationid", metadata.correlationId().getBytes(UTF_8))
        .add("content-type", JSON);
    if (metadata.traceparent() != null) {
      headers.add("traceparent", metadata.traceparent().getBytes(UTF_8));
    }
    if (metadata.causationId() != null) {
      headers.add("ce_causationid", metadata.causationId().getBytes(UTF_8));
    }
    if (metadata.principal() != null) {
      add(headers, metadata.principal());
    }
    return kafkaRecord;
  }

  private static void add(Headers headers, Principal principal) {
    headers.add("ce_authtype", principal.type().text().getBytes(UTF_8));
    if (principal.id() != null) {
      headers.add("ce_authid", principal.id().getBytes(UTF_8));
    }
  }

  RecordedEvent<E> recorded(NewEvent<E> event, LogPosition position) {
    return new RecordedEvent<>(event.streamId(), event.version(), codec.typeOf(event.data()),
        event.data(), event.metadata(), position);
  }

  RecordedEvent<E> toEvent(ConsumerRecord<byte[], byte[]> kafkaRecord) {
    try {
      return read(kafkaRecord);
    } catch (RuntimeException unreadable) {
      throw new UnreadableEventException("the record at " + kafkaRecord.topic() + " partition "
          + kafkaRecord.partition() + " offset " + kafkaRecord.offset()
          + " is not an event that this version can read: " + unreadable.getMessage(), unreadable);
    }
  }

  private RecordedEvent<E> read(ConsumerRecord<byte[], byte[]> kafkaRecord) {
    byte[] data = requireValue(kafkaRecord);
    Attributes attributes = Attributes.of(kafkaRecord.headers());
    String streamId = require(attributes.subject, "ce_subject");
    long version = Long.parseLong(require(attributes.sequence, "ce_sequence"));
    String type = require(attributes.type, "ce_type");
    requireKey(kafkaRecord.key(), key(streamId, version));
    EventMetadata metadata = new EventMetadata(
        EventTime.parse(require(attributes.time, "ce_time")),
        require(attributes.commandId, "ce_commandid"),
        require(attributes.commandHash, "ce_commandhash"),
        require(attributes.correlationId, "ce_correlationid"),
        attributes.traceparent,
        attributes.causationId,
        Principal.of(attributes.authType, attributes.authId));
    return new RecordedEvent<>(streamId, version, type,
        codec.decode(type, data), metadata,
        new LogPosition(kafkaRecord.partition(), kafkaRecord.offset()));
  }

  private static String key(String streamId, long version) {
    return streamId + "/" + version;
  }

  private static void requireKey(byte @Nullable [] key, String expected) {
    if (key == null || !Arrays.equals(key, expected.getBytes(UTF_8))) {
      throw new UnreadableEventException("its key is not " + expected);
    }
  }

  private static byte[] requireValue(ConsumerRecord<byte[], byte[]> kafkaRecord) {
    byte[] value = kafkaRecord.value();
    if (value == null) {
      throw new UnreadableEventException("it is a tombstone for the key "
          + (kafkaRecord.key() == null ? "(none)" : new String(kafkaRecord.key(), UTF_8))
          + ", which takes an event out of the log; an order whose events are not whole cannot be"
          + " told, so nobody reads past it: import an export from before it into a new log");
    }
    return value;
  }

  private static String require(@Nullable String attribute, String header) {
    if (attribute == null) {
      throw new UnreadableEventException("it has no header " + header);
    }
    return attribute;
  }

  /** The headers that we read, found in one pass. */
  private static final class Attributes {

    @Nullable
    String type;
    @Nullable
    String subject;
    @Nullable
    String time;
    @Nullable
    String sequence;
    @Nullable
    String commandId;
    @Nullable
    String commandHash;
    @Nullable
    String correlationId;
    @Nullable
    String traceparent;
    @Nullable
    String causationId;
    @Nullable
    String authType;
    @Nullable
    String authId;

    static Attributes of(Headers headers) {
      Attributes found = new Attributes();
      headers.forEach(found::take);
      return found;
    }

    private void take(Header header) {
      byte[] value = header.value();
      if (value == null) {
        return;
      }
      switch (header.key()) {
        case "ce_type" -> type = text(value);
        case "ce_subject" -> subject = text(value);
        case "ce_time" -> time = text(value);
        case "ce_sequence" -> sequence = text(value);
        case "ce_commandid" -> commandId = text(value);
        case "ce_commandhash" -> commandHash = text(value);
        case "ce_correlationid" -> correlationId = text(value);
        case "traceparent" -> traceparent = text(value);
        case "ce_causationid" -> causationId = text(value);
        case "ce_authtype" -> authType = text(value);
        case "ce_authid" -> authId = text(value);
        default -> {
          /* Headers of others are none of our business. */ }
      }
    }

    private static String text(byte[] value) {
      return new String(value, UTF_8);
    }
  }
}
