package io.orderlog.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.http.HttpProbe;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.ReadModelStatus;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.projections.verify.Verification;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Real processes that feed one database while orders arrive; some are killed and some freeze. */
@Tag("faults")
@ExtendWith({SharedKafka.class, SharedPostgres.class})
class ProjectionProcessesTest {

  private static final String TOPIC = "orders.events";
  private static final int PARTITIONS = 3;
  private static final Duration ASK_EVERY = Duration.ofMillis(100);

  /** The group waits six seconds for a process that is silent; the rest is for slow machines. */
  private static final Duration TAKEOVER = Duration.ofSeconds(15);

  private final List<Feeder> feeders = new ArrayList<>();
  private final CountDownLatch enough = new CountDownLatch(1);
  private KafkaEventLog<OrderEvent> log;
  private LogAppender<OrderEvent> appender;
  private String bootstrapServers;
  private CompletableFuture<Void> traffic;

  @BeforeEach
  void open(EmbeddedKafka kafka) {
    bootstrapServers = kafka.bootstrapServers();
    KafkaConnection kafkaConnection = KafkaConnection.to(bootstrapServers);
    Projections.all().forEach(projection -> EventTopic.createIfMissing(
        kafkaConnection, projection.log().eventsTopic(), PARTITIONS));
    log = TestLog.open(bootstrapServers, TOPIC);
    appender = log.openAppender("processes");
    traffic = CompletableFuture.runAsync(this::appendOrders);
  }

  @AfterEach
  void close() {
    enough.countDown();
    feeders.forEach(Feeder::close);
    traffic.join();
    appender.close();
    log.close();
  }

  @Test
  void one_is_added_one_killed_and_started_again(PostgresServer server) throws Exception {
    addKillAndStartAgain(server.createDatabase());
  }

  /** The first to open the file serves it to the others; it is one of those that are killed. */
  @Test
  void one_is_added_one_killed_and_started_again_on_h2(@TempDir Path folder) throws Exception {
    addKillAndStartAgain(ReadModelSettings.inFolder(folder));
  }

  private void addKillAndStartAgain(ReadModelSettings settings) throws Exception {
    Feeder first = start(settings);
    awaitShares(first);
    Feeder second = start(settings);
    Feeder third = start(settings);
    awaitShares(first, second, third);
    second.process().kill();
    Instant killedAt = Instant.now();
    awaitShares(first, third);
    assertThat(Duration.between(killedAt, Instant.now())).isLessThan(TAKEOVER);
    first.process().kill();
    Feeder fourth = start(settings);
    awaitShares(third, fourth);
    assertThat(third.process().terminate()).isZero();
    awaitShares(fourth);
    requireRowsAsTheLogSays(settings);
  }

  @Test
  void each_in_turn_is_frozen_past_its_session_and_wakes_up(PostgresServer server)
      throws Exception {
    ReadModelSettings settings = server.createDatabase();
    List<Feeder> three = List.of(start(settings), start(settings), start(settings));
    awaitShares(three.toArray(new Feeder[0]));
    for (Feeder frozen : three) {
      frozen.process().freeze();
      awaitShares(three.stream().filter(each -> !each.equals(frozen)).toArray(Feeder[]::new));
      frozen.process().unfreeze();
      awaitShares(three.toArray(new Feeder[0]));
    }
    requireRowsAsTheLogSays(settings);
  }

  @Test
  void all_follow_a_rebuild_also_one_that_is_frozen_meanwhile(PostgresServer server)
      throws Exception {
    ReadModelSettings settings = server.createDatabase();
    Feeder awake = start(settings);
    Feeder frozen = start(settings);
    awaitShares(awake, frozen);
    rebuildAll(settings);
    frozen.process().freeze();
    awaitShares(awake);
    rebuildAll(settings);
    frozen.process().unfreeze();
    awaitShares(awake, frozen);
    requireRowsAsTheLogSays(settings);
  }

  private record Feeder(JavaProcess process, HttpProbe client) {

    /** The partitions that it has of each projection, if it is ready. */
    List<Set<Integer>> partitions() {
      try {
        JsonNode answer = client.get("/health/ready").json();
        return answer.path("projections").valueStream()
            .map(projection -> Set.copyOf(projection.path("partitions").valueStream()
                .map(JsonNode::asInt).toList()))
            .toList();
      } catch (UncheckedIOException notNow) {
        return List.of();
      }
    }

    boolean isReady() {
      return client.get("/health/ready").status() == 200;
    }

    void close() {
      process.close();
      client.close();
    }
  }

  private Feeder start(ReadModelSettings settings) throws IOException {
    JavaProcess process = JavaProcess.start(ProjectionsMain.class, Map.of(
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
        "ORDERLOG_DATABASE_URL", settings.url(),
        "ORDERLOG_DATABASE_USER", settings.user(),
        "ORDERLOG_DATABASE_PASSWORD", settings.password(),
        "ORDERLOG_PROJECTIONS_PORT", "0")).withoutErrors();
    Feeder feeder = new Feeder(process,
        new HttpProbe(process.awaitLine("Health and metrics: ")));
    feeders.add(feeder);
    return feeder;
  }

  /** Waits until these feed all partitions of all projections among them, about as many each. */
  private static void awaitShares(Feeder... expected) {
    Eventually.holds("shared by " + expected.length, () -> areShared(List.of(expected)));
  }

  private static boolean areShared(List<Feeder> expected) {
    // Asked now and then only: the processes need the processor more than their answers.
    LockSupport.parkNanos(ASK_EVERY.toNanos());
    List<List<Set<Integer>>> shares = expected.stream().map(Feeder::partitions).toList();
    return shares.stream().allMatch(share -> share.size() == Projections.all().size())
        && Stream.iterate(0, i -> i < Projections.all().size(), i -> i + 1)
            .allMatch(i -> isFair(shares.stream().map(share -> share.get(i)).toList()))
        && expected.stream().allMatch(Feeder::isReady);
  }

  private static boolean isFair(List<Set<Integer>> shares) {
    Set<Integer> together = new HashSet<>();
    shares.forEach(together::addAll);
    int sum = shares.stream().mapToInt(Set::size).sum();
    return together.size() == PARTITIONS && sum == PARTITIONS
        && shares.stream().allMatch(share -> share.size() >= PARTITIONS / shares.size());
  }

  private void appendOrders() {
    try {
      do {
        List<NewEvent<OrderEvent>> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          String order = UUID.randomUUID().toString();
          events.add(OrderEvents.next(order, 1, OrderEvents.placed("customer-" + i)));
          events.add(OrderEvents.next(order, 2, new QuantityChanged("pen", 4, 1_500)));
        }
        appender.append(events);
      } while (!enough.await(100, TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void rebuildAll(ReadModelSettings settings) {
    try (ReadModelDatabase database = ReadModelDatabase.open(settings)) {
      Projections.ofOrders().forEach(projection -> {
        Generation before = new ReadModels(database).progress(projection.name()).generation();
        assertThat(new Rebuild<>(database, log, TimeSource.system())
            .run(projection, RebuildProgress.unwatched())).isNotEqualTo(before);
      });
    }
  }

  private void requireRowsAsTheLogSays(ReadModelSettings settings) {
    enough.countDown();
    traffic.join();
    try (ReadModelDatabase database = ReadModelDatabase.open(settings)) {
      requireRowsAsTheLogSays(database);
    }
  }

  private void requireRowsAsTheLogSays(ReadModelDatabase database) {
    Eventually.holds("all applied", () -> ReadModelStatus.of(database, log, Projections.ofOrders())
        .stream().filter(status -> status.status() == GenerationStatus.ACTIVE)
        .allMatch(status -> status.lag().values().stream().allMatch(lag -> lag == 0)));
    assertThat(Projections.ofOrders()).allSatisfy(projection -> {
      var report = new Verification<>(database, log, TimeSource.system(), 2)
          .run(projection, 10, RebuildProgress.unwatched());
      assertThat(report.shown()).isEmpty();
      assertThat(report.rows()).isPositive();
      assertThat(new ReadModels(database).parkedStreams(projection.name())).isZero();
    });
  }
}
