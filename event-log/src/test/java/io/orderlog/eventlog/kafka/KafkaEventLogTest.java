package io.orderlog.eventlog.kafka;

import static io.orderlog.eventlog.SampleEvents.event;
import static io.orderlog.eventlog.SampleEvents.history;
import static io.orderlog.eventlog.SampleEvents.largeEvent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.EventLogContract;
import io.orderlog.eventlog.EventTooLargeException;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.HistoryLostException;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.groups.KafkaClaimReader;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.eventlog.kafka.topics.WritersTopic;
import io.orderlog.eventlog.kafka.segments.Disk;
import io.orderlog.eventlog.kafka.segments.LocalFiles;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.writers.ClaimReader;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedKafka.class)
@Tag("strange-machine")
class KafkaEventLogTest extends EventLogContract {

  private final List<KafkaEventLog<?>> logs = new ArrayList<>();
  private KafkaConnection connection;

  @BeforeEach
  void connect(EmbeddedKafka kafka) {
    connection = KafkaConnection.to(kafka.bootstrapServers());
  }

  @AfterEach
  void close_logs() {
    logs.forEach(KafkaEventLog::close);
  }

  @Override
  protected <E> EventLog<E> newLog(int partitions, EventCodec<E> codec) {
    KafkaEventLog<E> log = open(TestTopics.create(connection, partitions), codec);
    WritersTopic.createIfMissing(log, OptionalInt.of(partitions));
    return log;
  }

  @Override
  protected ClaimReader claims(EventLog<?> log) {
    return KafkaClaimReader.open(connection,
        List.of(((KafkaEventLog<?>) log).definition()), TimeSource.system());
  }

  @Override
  protected void limitEvents(EventLog<?> log, int bytes) {
    TestTopics.set(connection, log.identity().topic(), "max.message.bytes", bytes);
  }

  @Test
  void the_setting_that_forbids_an_event_is_named() {
    EventLog<OrderEvent> log = newLog(1);
    limitEvents(log, 20_000);

    assertThatThrownBy(() -> appender(log, "writer").append(List.of(largeEvent("a", 1, 30_000))))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessageMatching("its event takes up to 30\\d{3} bytes, max.message.bytes of the topic "
            + log.identity().topic() + " allows 20000");
  }

  @Test
  void a_limit_of_the_client_is_kept_as_well() {
    EventLog<OrderEvent> log = newLog(1);
    Properties small = new Properties();
    small.setProperty("max.request.size", "20000");
    EventLog<OrderEvent> limited = openLimited(log.identity().topic(), small);

    assertThatThrownBy(
        () -> appender(limited, "writer").append(List.of(largeEvent("a", 1, 30_000))))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessageEndingWith("max.request.size of the Kafka client allows 20000");
  }

  @Test
  void a_limit_that_is_raised_while_a_writer_is_open_is_noticed() {
    EventLog<OrderEvent> log = newLog(1);
    limitEvents(log, 20_000);
    LogAppender<OrderEvent> appender = appender(log, "writer");
    assertThatThrownBy(() -> appender.append(List.of(largeEvent("a", 1, 30_000))))
        .isInstanceOf(EventTooLargeException.class);

    limitEvents(log, 100_000);

    Eventually.holds(
        () -> assertThatCode(() -> appender.append(List.of(largeEvent("a", 1, 30_000))))
            .doesNotThrowAnyException());
  }

  @Test
  void many_small_events_at_once_may_be_more_than_one_event_may_be() {
    EventLog<OrderEvent> log = newLog(1);
    limitEvents(log, 20_000);
    LogAppender<OrderEvent> appender = appender(log, "writer");

    appender.append(manyOf("a"));
    limitEvents(log, 10_000);
    appender.append(manyOf("b"));

    assertThat(places(readAll(log))).hasSize(800).doesNotHaveDuplicates();
  }

  @Test
  void a_limit_lowered_under_an_open_writer_splits_its_batches() {
    EventLog<OrderEvent> log = newLog(1);
    LogAppender<OrderEvent> appender = appender(log, "writer");
    appender.append(manyOf("a"));

    limitEvents(log, 10_000);
    appender.append(manyOf("b"));
    appender.append(manyOf("c"));

    assertThat(readAll(log)).extracting(RecordedEvent::streamId, RecordedEvent::version)
        .containsExactlyElementsOf(Stream.of("a", "b", "c")
            .flatMap(id -> LongStream.rangeClosed(1, 400).mapToObj(version -> tuple(id, version)))
            .toList());
  }

  private static List<NewEvent<OrderEvent>> manyOf(String orderId) {
    return LongStream.rangeClosed(1, 400)
        .mapToObj(version -> largeEvent(orderId, version, 900 + (int) version)).toList();
  }

  @Test
  void a_log_opened_again_is_the_same_log() {
    EventLog<OrderEvent> log = newLog(3);

    assertThat(open(log.identity().topic(), OrderEventCodec.create()).identity())
        .isEqualTo(log.identity());
  }

  @Test
  void a_topic_made_again_under_its_old_name_is_another_log() {
    EventLog<OrderEvent> log = newLog(3);

    EventLog<OrderEvent> remade = remake(log);

    assertThat(remade.identity().topic()).isEqualTo(log.identity().topic());
    assertThat(remade.identity()).isNotEqualTo(log.identity());
  }

  @Test
  void a_missing_topic_is_said_in_one_line() {
    assertThatThrownBy(() -> open("no-such-topic.events", OrderEventCodec.create()))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageMatching("Kafka failed while looking for the topic no-such-topic.events: .+");
  }

  @Test
  void what_an_earlier_owner_left_unfinished_is_undone_by_the_next_opening() throws Exception {
    EventLog<OrderEvent> log = newLog(1);
    try (
        Producer<byte[], byte[]> earlier = RawClients.producerInTransaction(connection, "writer")) {
      earlier.send(new ProducerRecord<>(log.identity().topic(), bytes("a/1"), bytes("{}"))).get();

      appender(log, "writer").append(List.of(event("a", 1)));

      assertThat(places(readAll(log))).containsExactly("a 1");
      earlier.close(Duration.ZERO);
    }
  }

  @Test
  void a_reader_passes_over_an_aborted_transaction() throws Exception {
    EventLog<OrderEvent> log = newLog(1);
    appender(log, "writer").append(List.of(event("a", 1)));
    abortTransaction(log);

    assertThat(places(readAll(log))).containsExactly("a 1");

    appender(log, "writer").append(List.of(event("a", 2)));
    abortTransaction(log);
    assertThat(places(readAll(log))).containsExactly("a 1", "a 2");
  }

  @Test
  void catching_up_fails_while_somebody_elses_transaction_is_open() throws Exception {
    EventLog<OrderEvent> log = newLog(1);
    appender(log, "writer").append(List.of(event("a", 1)));
    LogReader<OrderEvent> reader = reader(log, fromStart(log));
    try (Producer<byte[], byte[]> foreign = RawClients.producerInTransaction(connection,
        "foreign-" + log.identity().id())) {
      foreign.send(new ProducerRecord<>(log.identity().topic(), bytes("a/2"), bytes("{}"))).get();
      appender(log, "other-writer").append(List.of(event("a", 2)));
      List<String> seen = new ArrayList<>();
      var catchUp = new CatchUp(log, TimeSource.system(), Duration.ofMillis(300));

      assertThatThrownBy(
          () -> catchUp.<OrderEvent>run(reader, events -> seen.addAll(places(events))))
          .isInstanceOf(LogUnavailableException.class)
          .hasMessageContaining("open transaction")
          .hasMessageContaining(log.identity().topic());

      assertThat(seen).containsExactly("a 1");
      foreign.abortTransaction();
      assertThat(places(catchUp(log, reader))).containsExactly("a 2");
    }
  }

  @Test
  void what_cannot_be_connected_to_is_unavailable() {
    EventLog<OrderEvent> log = newLog(1);
    Properties wrong = new Properties();
    wrong.put("security.protocol", "NONE");
    KafkaConnection nowhere = new KafkaConnection(connection.bootstrapServers(), wrong);

    assertThatThrownBy(() -> KafkaLogReader.open(nowhere, log.identity().topic(), Offsets.at(0, 0),
        new CloudEventRecords<>("t", "s", OrderEventCodec.create())))
        .isInstanceOf(LogUnavailableException.class);
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      assertThatThrownBy(() -> KafkaLogAppender.open(nowhere, admin, "writer",
          log.identity().allPartitions(), log.identity(), "w",
          new CloudEventRecords<>("t", "s", OrderEventCodec.create()),
          new LocalFiles(admin, log.identity(), Disk.ofThisMachine())))
          .isInstanceOf(LogUnavailableException.class);
    }
  }

  @Test
  void deleted_records_are_lost_history_for_who_has_not_read_them() {
    // Kafka deletes nothing on request where the policy is to compact.
    EventLog<OrderEvent> log = open(TestTopics.create(connection, 1,
        Map.of("cleanup.policy", "delete")), OrderEventCodec.create());
    appender(log, "writer").append(history("a", 3));
    LogReader<OrderEvent> reader = reader(log, fromStart(log));
    deleteRecordsBefore(log, 2);

    assertThatThrownBy(() -> catchUp(log, reader)).isInstanceOf(HistoryLostException.class)
        .hasMessageContaining(log.identity().topic())
        .hasMessageContaining("-0=0");
  }

  @Test
  void a_topic_made_again_has_lost_the_history_that_was_read() {
    EventLog<OrderEvent> log = newLog(1);
    appender(log, "writer").append(history("a", 3));

    EventLog<OrderEvent> remade = remake(log);
    appender(remade, "writer").append(List.of(event("b", 1)));
    LogReader<OrderEvent> reader = reader(remade, Offsets.at(0, 9));

    assertThatThrownBy(() -> catchUp(remade, reader)).isInstanceOf(HistoryLostException.class)
        .hasMessageContaining("but was read up to 9: records are gone");
  }

  private KafkaEventLog<OrderEvent> openLimited(String topic, Properties properties) {
    KafkaEventLog<OrderEvent> log = KafkaEventLog.open(
        TestTopics.log(topic, OrderEventCodec.create()),
        new KafkaConnection(connection.bootstrapServers(), properties));
    logs.add(log);
    return log;
  }

  private <E> KafkaEventLog<E> open(String topic, EventCodec<E> codec) {
    KafkaEventLog<E> log = KafkaEventLog.openUnguarded(TestTopics.log(topic, codec), connection);
    logs.add(log);
    return log;
  }

  private EventLog<OrderEvent> remake(EventLog<OrderEvent> log) {
    String topic = log.identity().topic();
    TestTopics.delete(connection, topic);
    EventTopic.createIfMissing(connection, topic, log.identity().partitions());
    return open(topic, OrderEventCodec.create());
  }

  private void abortTransaction(EventLog<?> log) throws Exception {
    try (Producer<byte[], byte[]> foreign = RawClients.producerInTransaction(connection,
        "foreign-" + log.identity().id())) {
      foreign.send(new ProducerRecord<>(log.identity().topic(), bytes("a/2"), bytes("{}"))).get();
      foreign.abortTransaction();
    }
  }

  private void deleteRecordsBefore(EventLog<?> log, long offset) {
    var partition = new TopicPartition(log.identity().topic(), 0);
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      admin.await(admin.client().deleteRecords(
          Map.of(partition, RecordsToDelete.beforeOffset(offset))).all(), "deleting records");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
