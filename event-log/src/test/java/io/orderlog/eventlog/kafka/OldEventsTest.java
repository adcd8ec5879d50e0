package io.orderlog.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.ShipmentEvents;
import io.orderlog.eventlog.ShipmentEvents.FirstShipped;
import io.orderlog.eventlog.ShipmentEvents.Shipped;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedKafka.class)
class OldEventsTest {

  private static final EventMetadata METADATA = new EventMetadata(
      Instant.parse("2026-03-01T10:15:30Z"), "command", "hash", "correlation", null);

  @Test
  void events_of_an_old_program_are_read_in_their_newest_shape(EmbeddedKafka kafka) {
    var connection = KafkaConnection.to(kafka.bootstrapServers());
    String topic = TestTopics.create(connection, 1);
    try (var log = KafkaEventLog.open(
        TestTopics.log(topic, ShipmentEvents.firstCodec()), connection);
        var appender = log.openAppender("writer")) {
      appender.append(List.of(new NewEvent<>("order", 1, new FirstShipped("DHL"), METADATA)));
    }

    List<RecordedEvent<Shipped>> events = new ArrayList<>();
    try (var log = KafkaEventLog.open(
        TestTopics.log(topic, ShipmentEvents.codec()), connection);
        var appender = log.openAppender("writer")) {
      var second = new Shipped("UPS", List.of("1Z", "2Z"));
      appender.append(List.of(new NewEvent<>("order", 2, second, METADATA)));
      try (var reader = log.openReader(Offsets.at(0, 0))) {
        while (events.size() < 2) {
          List<RecordedEvent<Shipped>> polled = reader.poll(Duration.ofSeconds(20));
          assertThat(polled).isNotEmpty();
          events.addAll(polled);
        }
      }
    }

    assertThat(events).extracting(RecordedEvent::type)
        .containsExactly("order.shipped.v1", "order.shipped.v3");
    assertThat(events).extracting(RecordedEvent::data).containsExactly(
        new Shipped("DHL", List.of()), new Shipped("UPS", List.of("1Z", "2Z")));
  }
}
