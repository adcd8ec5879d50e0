package io.orderlog.eventlog.kafka.groups;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterClaim;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Claims as Kafka records: the slot is the partition, the rest is JSON, the last record counts. */
public final class ClaimRecords {

  private static final Logger LOG = LoggerFactory.getLogger(ClaimRecords.class);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** One for all: the claims of a slot stand in a partition of their own. */
  private static final byte[] KEY = "writer".getBytes(UTF_8);

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Value(String url, String instance, @Nullable String secret) {}

  private ClaimRecords() {}

  public static ProducerRecord<byte[], byte[]> toRecord(String topic, WriterClaim claim) {
    return new ProducerRecord<>(topic, claim.slot(), KEY,
        MAPPER.writeValueAsBytes(new Value(claim.url(), claim.instance(), claim.secret())));
  }

  /**
   * What the record says; empty if it says nothing that can be understood.
   *
   * @param log the name of the log whose writers claim in the record's topic
   */
  static Optional<RecordedClaim> toClaim(String log, ConsumerRecord<byte[], byte[]> kafkaRecord) {
    try {
      Value value = MAPPER.readValue(kafkaRecord.value(), Value.class);
      if (value.url() != null && value.instance() != null) {
        return Optional.of(new RecordedClaim(log,
            new WriterClaim(
                kafkaRecord.partition(), value.url(), value.instance(), value.secret()),
            kafkaRecord.offset()));
      }
    } catch (JacksonException | IllegalArgumentException _) {
      // Told below, like a claim that lacks something.
    }
    LOG.warn("the record at {} partition {} offset {} is not a claim", kafkaRecord.topic(),
        kafkaRecord.partition(), kafkaRecord.offset());
    return Optional.empty();
  }
}
