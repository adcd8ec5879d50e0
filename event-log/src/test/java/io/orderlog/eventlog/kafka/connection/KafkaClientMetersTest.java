package io.orderlog.eventlog.kafka.connection;

import static io.orderlog.eventlog.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.TestTopics;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLogReader;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedKafka.class)
class KafkaClientMetersTest {

  private static final int PARTITIONS = 12;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private KafkaConnection connection;
  private KafkaEventLog<OrderEvent> log;

  @BeforeEach
  void open(EmbeddedKafka kafka) {
    connection = KafkaConnection.to(kafka.bootstrapServers()).measuredBy(registry);
    log = KafkaEventLog.open(TestTopics.log(TestTopics.create(connection, PARTITIONS),
        OrderEventCodec.create()), connection);
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void count_what_is_written_and_read() {
    try (LogAppender<OrderEvent> appender = log.openAppender("measured writer");
        LogReader<OrderEvent> reader = log.openReader(fromStart())) {
      appender.append(List.of(event("order-1", 1), event("order-2", 1)));
      Eventually.holds(() -> {
        reader.poll(Duration.ofMillis(100));
        assertThat(count("kafka.consumer.fetch.manager.records.consumed.total", "reader"))
            .isEqualTo(2);
      });
      assertThat(count("kafka.producer.record.send.total", "measured writer")).isEqualTo(2);
    }
  }

  @Test
  void are_a_few_for_each_client_however_many_partitions_there_are() {
    try (SharedLogReader<OrderEvent> member = log.join(ReaderGroup.named("measured readers"))) {
      Eventually.holds(() -> {
        member.poll(Duration.ofMillis(100));
        assertThat(registry.get("kafka.consumer.coordinator.assigned.partitions")
            .tag("client", "measured readers").gauge().value()).isEqualTo(PARTITIONS);
      });
      assertThat(registry.getMeters()).hasSizeLessThan(20)
          .allSatisfy(meter -> assertThat(meter.getId().getTags())
              .extracting(Tag::getKey).containsExactly("client"));
    }
  }

  @Test
  void vanish_with_their_client_whose_name_the_next_one_then_has() {
    LogReader<OrderEvent> first = log.openReader(Offsets.at(0, 0));
    LogReader<OrderEvent> second = log.openReader(Offsets.at(0, 0));
    assertThat(clients()).containsExactly("admin", "reader", "reader-2");
    first.close();
    assertThat(clients()).containsExactly("admin", "reader-2");
    try (LogReader<OrderEvent> _ = log.openReader(Offsets.at(0, 0))) {
      assertThat(clients()).containsExactly("admin", "reader", "reader-2");
    }
    second.close();
    log.close();
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void logs_that_are_only_read_have_one_admin_client_until_the_last_of_them_is_closed() {
    KafkaEventLog<OrderEvent> another = KafkaEventLog.open(log.definition(), connection);
    assertThat(clients()).containsExactly("admin");
    log.close();
    log.close();
    assertThat(another.endOffsets(Set.of(0))).isEqualTo(Offsets.at(0, 0));
    another.close();
    assertThat(clients()).isEmpty();

    try (KafkaEventLog<OrderEvent> again = KafkaEventLog.open(log.definition(), connection);
        KafkaEventLog<OrderEvent> written = KafkaEventLog.createIfMissing(
            log.definition(), connection, OptionalInt.empty())) {
      assertThat(again.endOffsets(Set.of(0))).isEqualTo(written.endOffsets(Set.of(0)));
      assertThat(clients()).containsExactly("admin", "admin-2");
    }
  }

  private Offsets fromStart() {
    return Offsets.atStart(log.identity().allPartitions());
  }

  private double count(String name, String client) {
    return registry.get(name).tag("client", client).functionCounter().count();
  }

  private Set<String> clients() {
    Set<String> clients = new TreeSet<>();
    for (Meter meter : registry.getMeters()) {
      clients.add(String.valueOf(meter.getId().getTag("client")));
    }
    return clients;
  }
}
