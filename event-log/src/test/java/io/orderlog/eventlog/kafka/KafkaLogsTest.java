package io.orderlog.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogGoneException;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.eventlog.kafka.topics.UnsafeTopicException;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.eventlog.tally.TallyEvent;
import io.orderlog.eventlog.tally.TallyLog;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedKafka.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class KafkaLogsTest {

  private KafkaConnection connection;
  private KafkaLogs logs;

  @BeforeEach
  void connect(EmbeddedKafka kafka) {
    connection = KafkaConnection.to(kafka.bootstrapServers());
    logs = new KafkaLogs(connection);
  }

  @AfterEach
  void close() {
    logs.close();
  }

  @Test
  void a_log_that_is_not_there_is_looked_for_by_each_who_needs_it() {
    AggregateLog<TallyEvent> log = log(TestTopics.newName());
    assertThatThrownBy(() -> logs.open(log)).isInstanceOf(LogGoneException.class);

    EventTopic.createIfMissing(connection, log.eventsTopic(), 2);

    assertThat(logs.open(log).identity().partitions()).isEqualTo(2);
    assertThat(logs.open(log).identity()).isEqualTo(logs.open(log).identity());
  }

  @Test
  void one_log_that_is_not_there_is_no_trouble_to_another() {
    assertThatThrownBy(() -> logs.open(log(TestTopics.newName())))
        .isInstanceOf(LogGoneException.class);

    assertThat(logs.open(log(TestTopics.create(connection, 1))).endOffsets(Set.of(0)))
        .isNotNull();
  }

  @Test
  void an_awaited_log_is_unavailable_until_it_is_there() {
    AggregateLog<TallyEvent> log = log(TestTopics.newName());
    SharedLog<TallyEvent> awaited = logs.whenThere(log);
    assertThatThrownBy(awaited::identity).isInstanceOf(LogUnavailableException.class);

    EventTopic.createIfMissing(connection, log.eventsTopic(), 2);

    assertThat(awaited.identity().topic()).isEqualTo(log.eventsTopic());
    assertThat(awaited.identity()).isEqualTo(logs.open(log).identity());
  }

  /** Its settings can be mended while it is waited for. */
  @Test
  void an_awaited_log_whose_topic_is_unsafe_is_unavailable() {
    AggregateLog<TallyEvent> log = log(
        TestTopics.create(connection, 1, Map.of("cleanup.policy", "delete")));
    assertThatThrownBy(() -> logs.open(log)).isInstanceOf(UnsafeTopicException.class);

    assertThatThrownBy(() -> logs.whenThere(log).identity())
        .isInstanceOf(LogUnavailableException.class)
        .hasCauseInstanceOf(UnsafeTopicException.class)
        .hasMessageContaining("cleanup.policy");
  }

  @Test
  void nothing_is_opened_any_more_when_they_are_closed() {
    AggregateLog<TallyEvent> log = log(TestTopics.create(connection, 1));
    logs.close();

    assertThatThrownBy(() -> logs.open(log)).isInstanceOf(IllegalStateException.class)
        .hasMessage("the connection to the logs is closed");
  }

  private static AggregateLog<TallyEvent> log(String topic) {
    return TestTopics.log(topic, TallyLog.TALLIES.codec());
  }
}
