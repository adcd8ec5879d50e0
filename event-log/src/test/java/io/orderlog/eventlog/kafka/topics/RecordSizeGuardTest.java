package io.orderlog.eventlog.kafka.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.Decision;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.TestTopics;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.order.OrderLog;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SharedKafka.class)
class RecordSizeGuardTest {

  @Test
  void a_topic_as_the_system_makes_it_takes_every_event(EmbeddedKafka kafka) {
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    try (var log = open(connection, TestTopics.create(connection, 1))) {
      RecordSizeGuard.check(log, OrderLog.LARGEST_EVENT_BYTES);
    }
  }

  @Test
  void a_topic_with_too_small_a_limit_is_refused_with_the_remedy(EmbeddedKafka kafka) {
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    String topic = TestTopics.create(connection, 1,
        Map.of("cleanup.policy", "compact", "max.message.bytes", "20000"));
    try (var log = open(connection, topic)) {
      assertThatThrownBy(() -> RecordSizeGuard.check(log, OrderLog.LARGEST_EVENT_BYTES))
          .isInstanceOf(UnsafeTopicException.class)
          .hasMessageContaining("max.message.bytes of the topic " + topic + " allows 20000 bytes")
          .hasMessageEndingWith("run kafka-configs.sh --alter --topic " + topic
              + " --add-config max.message.bytes=1048588");
    }
  }

  @ParameterizedTest
  @MethodSource("settingsOfTheClient")
  void too_small_a_limit_of_the_client_is_refused(String setting, EmbeddedKafka kafka) {
    Properties properties = new Properties();
    properties.setProperty(setting, "100000");
    KafkaConnection connection = new KafkaConnection(kafka.bootstrapServers(), properties);
    try (var log = open(connection, TestTopics.create(connection, 1))) {
      assertThatThrownBy(() -> RecordSizeGuard.check(log, OrderLog.LARGEST_EVENT_BYTES))
          .isInstanceOf(UnsafeTopicException.class)
          .hasMessageContaining(setting + " of the Kafka client allows 100000 bytes")
          .hasMessageContaining("ORDERLOG_KAFKA_CONFIG");
    }
  }

  static List<String> settingsOfTheClient() {
    return List.of("max.request.size", "buffer.memory");
  }

  /** A history is broken if an event can be written that cannot be read. */
  @ParameterizedTest
  @MethodSource("largestTexts")
  void the_largest_events_fit_and_are_read_as_they_were_written(String character) {
    for (OrderEvent event : List.of(largestPlaced(character), new OrderShipped(
        character.repeat(OrderCommand.MAX_TEXT_LENGTH),
        character.repeat(OrderCommand.MAX_TEXT_LENGTH)))) {
      assertThat(LargestRecord.bytes(OrderLog.ORDERS, event))
          .isLessThan(OrderLog.LARGEST_EVENT_BYTES);
    }
  }

  static Stream<String> largestTexts() {
    return Stream.of("a", "\"", "\\", "é", "速", "😀", "/");
  }

  private static OrderPlaced largestPlaced(String character) {
    List<OrderLine> lines = IntStream.range(0, OrderCommand.MAX_LINES)
        .mapToObj(line -> new OrderLine(
            character.repeat(OrderCommand.MAX_ID_LENGTH - 3) + (100 + line),
            OrderCommand.MAX_QUANTITY, Money.MAX_MINOR_UNITS / OrderCommand.MAX_QUANTITY / 500))
        .toList();
    OrderDecider decider = new OrderDecider();
    var decision = decider.decide(new OrderCommand.PlaceOrder(
        character.repeat(OrderCommand.MAX_ID_LENGTH), Money.currency("EUR").orElseThrow(), lines),
        decider.initial());
    return (OrderPlaced) ((Decision.Accepted<OrderEvent, ?>) decision).events()
        .getFirst();
  }

  private static KafkaEventLog<OrderEvent> open(KafkaConnection connection, String topic) {
    return KafkaEventLog.open(TestTopics.log(topic, OrderEventCodec.create()), connection);
  }
}
