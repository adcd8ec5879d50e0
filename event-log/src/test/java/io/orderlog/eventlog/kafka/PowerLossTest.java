package io.orderlog.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.BrokerSettings;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.Flushing;
import io.orderlog.eventlog.AppendOutcomeUnknownException;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.HistoryLostException;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.SampleEvents;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes away what was not flushed: two writers append side by side until the power fails; then a
 * broker is started on what a disk would hold, which is somewhere between what it was asked to keep
 * and what was written.
 */
class PowerLossTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<Set<Integer>> SLOTS = List.of(Set.of(0, 1), Set.of(2, 3));

  /** Small ones, so that a transaction has several batches, and segments end in between. */
  private static final Map<String, String> SETTINGS = Map.of("cleanup.policy", "compact",
      "max.message.bytes", "2500", "internal.segment.bytes", "20000");

  @TempDir
  Path folder;

  @Test
  @Tag("faults")
  @Tag("faults-short")
  void what_was_answered_is_there_when_power_is_back() throws Exception {
    assertSurvives(1, 2);
  }

  @Test
  @Tag("faults")
  void what_was_answered_is_there_every_time_power_is_back() throws Exception {
    for (long seed = 100; seed < 115; seed++) {
      assertSurvives(seed, 4);
    }
  }

  /** So that what shows in the others is the flushing. */
  @Test
  @Tag("faults")
  void what_nobody_flushes_is_lost() throws Exception {
    FailingDisk disk = FailingDisk.thatForgets(400);
    Run run = run(disk, 7, folder.resolve("forgetful"));
    assertThatThrownBy(() -> {
      for (int image = 0; image < 3; image++) {
        assertIsThere(run, disk, image);
      }
    }).isInstanceOfAny(AssertionError.class, HistoryLostException.class);
  }

  private void assertSurvives(long seed, int images) throws Exception {
    FailingDisk disk = new FailingDisk(new Random(seed).nextInt(100, 700));
    Run run = run(disk, seed, folder.resolve("seed-" + seed));
    for (int image = 0; image < images; image++) {
      assertIsThere(run, disk, 1_000 * seed + image);
    }
  }

  /** What came of one run, whose broker is stopped. */
  private record Run(String topic, Path folder, List<String> answered) {}

  private Run run(FailingDisk disk, long seed, Path brokers) throws Exception {
    try (EmbeddedKafka kafka = start(brokers.resolve("running"))) {
      KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
      String topic = TestTopics.create(connection, 4, SETTINGS);
      makeClaims(connection, topic);
      shortenNotes(connection);
      List<BusyWriter> writers;
      try (KafkaEventLog<OrderEvent> log = open(connection, topic, disk)) {
        writers = writers(log, seed);
        List<Thread> threads = writers.stream()
            .map(writer -> Thread.ofPlatform().start(writer)).toList();
        for (Thread thread : threads) {
          thread.join();
        }
      }
      assertThat(brokers.resolve("running").resolve("__transaction_state-0").toFile().list(
          (_, name) -> name.endsWith(".log"))).as("segments of the notes")
          .hasSizeGreaterThan(1);
      return new Run(topic, brokers.resolve("running"), writers.stream()
          .flatMap(writer -> writer.answered().stream()).toList());
    }
  }

  private void assertIsThere(Run run, FailingDisk disk, long seed) throws Exception {
    Path left = folder.resolve("left-" + seed);
    disk.leave(run.folder(), new Random(seed), left);
    try (EmbeddedKafka kafka = start(left);
        KafkaEventLog<OrderEvent> log = open(
            KafkaConnection.to(kafka.bootstrapServers()), run.topic(), (_, _) -> {})) {
      for (BusyWriter writer : writers(log, seed)) {
        appendAgain(log, writer);
      }
      List<RecordedEvent<OrderEvent>> events = readAll(log);

      assertThat(events).as("image %d", seed)
          .extracting(event -> event.streamId() + " " + event.version())
          .containsAll(run.answered()).doesNotHaveDuplicates();
      assertAreWhole(events);
      assertHaveNoGaps(events);
    }
  }

  /** As a command side does it: what is not confirmed is tried with another appender. */
  private static void appendAgain(EventLog<OrderEvent> log, BusyWriter writer) {
    long start = System.nanoTime();
    while (true) {
      try (LogAppender<OrderEvent> appender = writer.open()) {
        writer.claim(appender);
        writer.partitions().forEach(partition -> appender.append(List.of(SampleEvents.event(
            SampleEvents.orderIn(log, partition), 1))));
        return;
      } catch (AppendOutcomeUnknownException | LogUnavailableException failure) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw failure;
        }
      }
    }
  }

  private static void assertAreWhole(List<RecordedEvent<OrderEvent>> events) {
    events.stream().map(event -> event.metadata().commandId())
        .filter(command -> command.contains(" of "))
        .collect(Collectors.groupingBy(command -> command, Collectors.counting()))
        .forEach((command, count) -> assertThat(command).endsWith(" of " + count));
  }

  private static void assertHaveNoGaps(List<RecordedEvent<OrderEvent>> events) {
    Map<String, Long> last = new HashMap<>();
    events.forEach(event -> assertThat(last.merge(event.streamId(), 1L, Long::sum))
        .as(event.streamId()).isEqualTo(event.version()));
  }

  private static List<RecordedEvent<OrderEvent>> readAll(EventLog<OrderEvent> log) {
    List<RecordedEvent<OrderEvent>> events = new ArrayList<>();
    try (LogReader<OrderEvent> reader = log.openReader(
        Offsets.atStart(log.identity().allPartitions()))) {
      new CatchUp(log, TimeSource.system(), PATIENCE).run(reader, events::addAll);
    }
    return events;
  }

  private static List<BusyWriter> writers(EventLog<OrderEvent> log, long seed) {
    return IntStream.range(0, SLOTS.size())
        .mapToObj(slot -> new BusyWriter(log, slot, SLOTS.get(slot), seed)).toList();
  }

  private static EmbeddedKafka start(Path folder) {
    return EmbeddedKafka.start(BrokerSettings.onFreePort(folder, Flushing.LEFT_TO_WRITERS));
  }

  private static KafkaEventLog<OrderEvent> open(
      KafkaConnection connection, String topic, io.orderlog.eventlog.kafka.segments.Disk disk) {
    return KafkaEventLog.openUnguarded(
        TestTopics.log(topic, OrderEventCodec.create()), connection, disk);
  }

  private static void makeClaims(KafkaConnection connection, String topic) {
    String claims = TestTopics.log(topic, OrderEventCodec.create()).writersTopic();
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      admin.await(admin.client().createTopics(
          List.of(new NewTopic(claims, SLOTS.size(), (short) 1))).all(), "making claims");
    }
  }

  /** The coordinator's notes, which are kept in a topic that the first transaction makes. */
  private static void shortenNotes(KafkaConnection connection) {
    RawClients.producerInTransaction(connection, "first").close(Duration.ZERO);
    ConfigResource notes = new ConfigResource(ConfigResource.Type.TOPIC, "__transaction_state");
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      admin.await(admin.client().incrementalAlterConfigs(Map.of(notes, List.of(
          new AlterConfigOp(new ConfigEntry("internal.segment.bytes", "10000"),
              AlterConfigOp.OpType.SET))))
          .all(), "shortening the notes");
    }
  }
}
