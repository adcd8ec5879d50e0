package io.orderlog.eventlog.kafka.labels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.shipment.Label;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.labels.LabelStore;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is printed on parcels, in a real broker. */
@ExtendWith(SharedKafka.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class KafkaLabelStoreTest {

  private static final String PDF = "application/pdf";

  private KafkaConnection kafka;
  private LabelStore labels;

  @BeforeEach
  void open(EmbeddedKafka shared) {
    kafka = KafkaConnection.to(shared.bootstrapServers());
    labels = new KafkaLabelStore(kafka);
  }

  @AfterEach
  void close() {
    labels.close();
  }

  @Test
  void what_was_stored_is_found() {
    Label.File first = labels.keep(bytes("one"), PDF);
    Label.File second = labels.keep(bytes("another"), PDF);
    assertThat(first.size()).isEqualTo(3);
    assertThat(first.sha256())
        .isEqualTo("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
    assertThat(second.offset()).isGreaterThan(first.offset());
    assertThat(labels.find(first)).contains(bytes("one"));
    assertThat(labels.find(second)).contains(bytes("another"));
  }

  /** Compaction keeps the later ones; and in a copy of the topic, all have other places. */
  @Test
  void it_is_found_behind_its_place_and_in_front_of_it() {
    String text = UUID.randomUUID().toString();
    Label.File stored = labels.keep(bytes(text), PDF);
    labels.keep(bytes("something else"), PDF);
    assertThat(labels.find(at(stored, 0))).contains(bytes(text));
    assertThat(labels.find(at(stored, stored.offset() + 1))).contains(bytes(text));
    assertThat(labels.find(at(stored, Long.MAX_VALUE))).contains(bytes(text));
  }

  @Test
  void bytes_that_have_another_hash_than_their_key_are_not_believed() throws Exception {
    Label.File stored = labels.keep(bytes(UUID.randomUUID().toString()), PDF);
    String hash = stored.sha256().replace('a', 'b').replace('1', '2');
    try (var forger = new KafkaProducer<>(kafka.with(Map.of("acks", "all")),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      forger.send(new ProducerRecord<>(LabelsTopic.NAME, bytes(hash), bytes("forged"))).get();
    }
    assertThat(labels.find(new Label.File(hash, 6, PDF, 0))).isEmpty();
  }

  @Test
  void nothing_and_too_much_are_no_labels() {
    for (int size : new int[]{0, LabelStore.MAX_BYTES + 1}) {
      assertThatThrownBy(() -> labels.keep(new byte[size], PDF))
          .isInstanceOf(IllegalArgumentException.class);
    }
    Label.File largest = labels.keep(new byte[LabelStore.MAX_BYTES], PDF);
    assertThat(labels.find(largest)).hasValueSatisfying(
        content -> assertThat(content).hasSize(LabelStore.MAX_BYTES));
  }

  private static Label.File at(Label.File file, long offset) {
    return new Label.File(file.sha256(), file.size(), file.mediaType(), offset);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
