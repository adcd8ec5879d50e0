package io.orderlog.eventlog.kafka;

import static io.orderlog.eventlog.SampleEvents.event;
import static io.orderlog.eventlog.SampleEvents.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.BrokerSettings;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.Flushing;
import io.orderlog.eventlog.AppendOutcomeUnknownException;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.EventLogContract;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.groups.KafkaClaimReader;
import io.orderlog.eventlog.kafka.segments.Disk;
import io.orderlog.eventlog.kafka.topics.DurabilityGuard;
import io.orderlog.eventlog.kafka.topics.UnsafeTopicException;
import io.orderlog.eventlog.kafka.topics.WritersTopic;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.writers.ClaimReader;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.settings.Durability;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log whose broker leaves flushing to those who write. */
@Tag("long")
class FlushedLogTest extends EventLogContract {

  @TempDir
  private static Path folder;

  private static EmbeddedKafka kafka;
  private static KafkaConnection connection;

  private final List<KafkaEventLog<?>> logs = new ArrayList<>();

  @BeforeAll
  static void start_broker() {
    kafka = EmbeddedKafka.start(BrokerSettings.onFreePort(folder, Flushing.LEFT_TO_WRITERS));
    connection = KafkaConnection.to(kafka.bootstrapServers());
  }

  @AfterAll
  static void stop_broker() {
    kafka.close();
  }

  @AfterEach
  void close_logs() {
    logs.forEach(KafkaEventLog::close);
  }

  @Override
  protected ClaimReader claims(EventLog<?> log) {
    return KafkaClaimReader.open(connection,
        List.of(((KafkaEventLog<?>) log).definition()), TimeSource.system());
  }

  @Override
  protected <E> EventLog<E> newLog(int partitions, EventCodec<E> codec) {
    return newLog(partitions, codec, Disk.ofThisMachine());
  }

  @Override
  protected void limitEvents(EventLog<?> log, int bytes) {
    TestTopics.set(connection, log.identity().topic(), "max.message.bytes", bytes);
  }

  @Test
  void an_append_is_answered_when_its_partitions_and_the_notes_on_it_are_flushed() {
    NotingDisk disk = new NotingDisk();
    EventLog<OrderEvent> log = newLog(3, OrderEventCodec.create(), disk);
    LogAppender<OrderEvent> appender = appender(log, "writer");
    disk.paths.clear();

    appender.append(List.of(event("a", 1)));

    assertThat(disk.paths).hasSize(2)
        .anyMatch(path -> path.contains(log.identity().topic() + "-" + log.partitionOf("a")))
        .anyMatch(path -> path.contains("__transaction_state"));
  }

  @Test
  void a_claim_leaves_no_transaction_that_is_not_known_to_be_complete() {
    NotingDisk disk = new NotingDisk();
    EventLog<OrderEvent> log = newLog(1, OrderEventCodec.create(), disk);
    LogAppender<OrderEvent> appender = appender(log, "writer");
    disk.paths.clear();

    appender.claim(new WriterClaim(0, "http://a:1", "instance-1"));

    assertThat(disk.paths).singleElement().asString().contains("__transaction_state");
  }

  @Test
  void a_reader_flushes_what_it_acts_on_and_no_more() {
    NotingDisk disk = new NotingDisk();
    EventLog<OrderEvent> log = newLog(1, OrderEventCodec.create(), disk);
    try (LogAppender<OrderEvent> appender = newLog(log.identity().topic())
        .openAppender("writer")) {
      appender.append(history("a", 2));
    }

    log.flush(Offsets.at(0, 2));

    assertThat(disk.paths).anyMatch(path -> path.endsWith("00000000000000000000.log"));
    disk.paths.clear();
    log.flush(Offsets.at(0, 2));
    assertThat(disk.paths).isEmpty();
  }

  @Test
  void nothing_is_answered_on_a_disk_that_fails() {
    NotingDisk disk = new NotingDisk();
    EventLog<OrderEvent> log = newLog(1, OrderEventCodec.create(), disk);
    LogAppender<OrderEvent> appender = appender(log, "writer");
    disk.fails = true;

    assertThatThrownBy(() -> appender.append(List.of(event("a", 1))))
        .isInstanceOf(AppendOutcomeUnknownException.class).hasMessageContaining("on fire");
    assertThatThrownBy(() -> log.flush(Offsets.at(0, 1)))
        .isInstanceOf(LogUnavailableException.class).hasMessageContaining("on fire");
    assertThatThrownBy(() -> appender(log, "writer"))
        .isInstanceOf(LogUnavailableException.class).hasMessageContaining("on fire");
  }

  @Test
  void a_writer_that_sees_the_files_keeps_what_the_broker_does_not() throws Exception {
    KafkaEventLog<OrderEvent> log = newLog(1, OrderEventCodec.create(), Disk.ofThisMachine());
    assertThatCode(() -> DurabilityGuard.check(log, Durability.POWER_LOSS))
        .doesNotThrowAnyException();
    Path mark = folder.resolve("meta.properties");
    Path elsewhere = Files.move(mark, folder.resolve("elsewhere"));
    try {
      assertThatThrownBy(() -> DurabilityGuard.check(log, Durability.POWER_LOSS))
          .isInstanceOf(UnsafeTopicException.class)
          .hasMessageContaining("where the broker's files can be read");
      assertThatThrownBy(() -> appender(log, "writer"))
          .isInstanceOf(LogUnavailableException.class)
          .hasMessageContaining("no longer to be read");
    } finally {
      Files.move(elsewhere, mark);
    }
    appender(log, "writer").append(List.of(event("a", 1)));
  }

  private <E> KafkaEventLog<E> newLog(int partitions, EventCodec<E> codec, Disk disk) {
    KafkaEventLog<E> log = KafkaEventLog.openUnguarded(
        TestTopics.log(TestTopics.create(connection, partitions), codec), connection, disk);
    WritersTopic.createIfMissing(log, OptionalInt.of(partitions));
    logs.add(log);
    return log;
  }

  /** The same log as somebody else has it. */
  private EventLog<OrderEvent> newLog(String topic) {
    KafkaEventLog<OrderEvent> log = KafkaEventLog.openUnguarded(
        TestTopics.log(topic, OrderEventCodec.create()), connection);
    logs.add(log);
    return log;
  }

  /** Notes what is flushed, and is no disk. */
  private static final class NotingDisk implements Disk {

    final Set<String> paths = ConcurrentHashMap.newKeySet();
    volatile boolean fails;

    @Override
    public void flush(Path path, FileChannel file) throws IOException {
      if (fails) {
        throw new IOException("the disk is on fire");
      }
      paths.add(path.toString());
    }
  }
}
