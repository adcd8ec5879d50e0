package io.orderlog.projections.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.history.HistoryProjection;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.projections.rebuild.Rollback;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kafka-consumer-groups} shows of the projections: it asks the same two questions. */
@Tag("long")
@ExtendWith(SharedKafka.class)
class GroupLagTest {

  private static final List<Projection<OrderEvent>> PROJECTIONS =
      List.of(new OrdersProjection(), new HistoryProjection());

  @TempDir
  Path data;

  private TestLog log;
  private ReadModelDatabase database;
  private Admin admin;

  @BeforeEach
  void open(EmbeddedKafka kafka) {
    log = TestLog.create(kafka);
    database = ReadModelDatabase.open(ReadModelSettings.inFolder(data));
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterEach
  void close() {
    admin.close();
    database.close();
    log.close();
  }

  @Test
  void a_group_that_has_nothing_to_read_has_no_lag() {
    try (var _ = start()) {
      awaitLag(0);
    }
  }

  @Test
  void lag_is_nothing_when_all_is_applied_and_what_came_since_when_nobody_applies()
      throws Exception {
    try (var _ = start()) {
      log.appendOrders(0, 10);
      awaitLag(0);
    }
    long end = end();
    log.appendOrders(10, 10);
    awaitLag(end() - end);
    try (var _ = start()) {
      awaitLag(0);
    }
  }

  @Test
  void what_was_applied_just_before_the_end_is_told_at_the_end() throws Exception {
    ProjectionRunner runner = start();
    awaitLag(0);
    log.appendOrders(0, 10);
    Eventually.holds("applied", () -> runner.health().stream()
        .allMatch(health -> health.appliedEvents() == 20));
    long end = end();
    Eventually.holds("at the end", () -> runner.health().stream()
        .allMatch(health -> health.progress().lag() == 0));
    runner.close();
    assertThat(end()).isEqualTo(end);
    awaitLag(0);
  }

  @Test
  void a_rebuild_and_the_way_back_are_followed() {
    Projection<OrderEvent> orders = PROJECTIONS.getFirst();
    try (var _ = start()) {
      log.appendOrders(0, 10);
      awaitLag(0);
      new Rebuild<>(database, log.log(), TimeSource.system())
          .run(orders, RebuildProgress.unwatched());
      log.appendOrders(10, 10);
      awaitLag(0);
      new Rollback<>(database, log.log(), TimeSource.system()).run(orders);
      log.appendOrders(20, 10);
      awaitLag(0);
    }
  }

  @Test
  void whatever_somebody_sets_is_not_read_back() throws Exception {
    try (var _ = start()) {
      log.appendOrders(0, 10);
      awaitLag(0);
    }
    for (Projection<OrderEvent> projection : PROJECTIONS) {
      Map<TopicPartition, OffsetAndMetadata> wrong = new HashMap<>();
      ends().forEach((partition, _) -> wrong.put(partition, new OffsetAndMetadata(0)));
      admin.alterConsumerGroupOffsets(group(projection), wrong).all().get();
    }
    try (ProjectionRunner runner = start()) {
      log.appendOrders(10, 10);
      Eventually.holds("only the new ones", () -> runner.health().stream()
          .allMatch(health -> health.appliedEvents() == 20));
      awaitLag(0);
    }
  }

  private ProjectionRunner start() {
    return ProjectionRunner.start(
        database, log.log(), PROJECTIONS, TimeSource.system(), new Random(1));
  }

  private String group(Projection<OrderEvent> projection) {
    return ProjectionGroup.of(database, log.log().identity(), projection, Optional.empty())
        .name();
  }

  private void awaitLag(long expected) {
    for (Projection<OrderEvent> projection : PROJECTIONS) {
      Eventually.holds("lag of " + projection.name() + " is " + expected,
          () -> lag(projection) == expected);
    }
  }

  /** Less than nothing as long as not every partition has a number. */
  private long lag(Projection<OrderEvent> projection) {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed = admin
          .listConsumerGroupOffsets(group(projection)).partitionsToOffsetAndMetadata().get();
      long told = committed.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
      return committed.keySet().equals(ends().keySet()) ? end() - told : -1;
    } catch (ExecutionException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private long end() throws ExecutionException, InterruptedException {
    return ends().values().stream().mapToLong(Long::longValue).sum();
  }

  private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int partition = 0; partition < TestLog.PARTITIONS; partition++) {
      asked.put(new TopicPartition(log.log().identity().topic(), partition), OffsetSpec.latest());
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> each : admin.listOffsets(asked).all()
        .get().entrySet()) {
      ends.put(each.getKey(), each.getValue().offset());
    }
    return ends;
  }
}
