package io.orderlog.projections.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.Projections;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.feed.ProjectionHealth.State;
import io.orderlog.projections.generation.ReadModelStatus;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.projections.verify.Verification;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Several that feed one database, as processes do. */
@Tag("faults")
@Tag("faults-short")
@OnEveryDatabase
@ExtendWith(SharedKafka.class)
class SharedProjectionsTest {

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private TestLog log;
  private ReadModelSettings settings;
  private ReadModelDatabase database;
  private int orders;

  @BeforeEach
  void open(EmbeddedKafka kafka) {
    log = TestLog.create(kafka);
    settings = kind.create(data);
    database = ReadModelDatabase.open(settings);
  }

  @AfterEach
  void close() {
    database.close();
    log.close();
  }

  @Test
  void share_the_partitions_take_over_and_apply_every_event_once() {
    try (Feeder first = new Feeder()) {
      appendAndAwait();
      Eventually.holds("all here", () -> partitions(first) == TestLog.PARTITIONS);
      try (Feeder second = new Feeder()) {
        append();
        Eventually.holds("shared", () -> partitions(first) + partitions(second) == 3
            && Math.max(partitions(first), partitions(second)) == 2);
        appendAndAwait();
        rebuildAll();
        appendAndAwait();
        append();
      }
      Eventually.holds("taken over", () -> partitions(first) == TestLog.PARTITIONS);
      appendAndAwait();
    }
    requireRowsAsTheLogSays();
  }

  @Test
  void one_too_many_stands_by_and_takes_over() {
    try (Feeder one = new Feeder();
        Feeder two = new Feeder();
        Feeder three = new Feeder()) {
      Eventually.holds("one each", () -> partitions(one) == 1 && partitions(two) == 1
          && partitions(three) == 1);
      try (Feeder four = new Feeder()) {
        append();
        Eventually.holds("in standby", () -> four.isEverywhere(
            health -> health.state() == State.STANDBY));
        two.stop();
        Eventually.holds("taken over", () -> partitions(four) == 1);
        appendAndAwait();
      }
    }
    requireRowsAsTheLogSays();
  }

  @Test
  void share_nothing_with_those_that_feed_another_database() {
    try (ReadModelDatabase other = ReadModelDatabase.open(kind.create(data.resolve("other")));
        ProjectionRunner elsewhere = start(other);
        Feeder here = new Feeder()) {
      appendAndAwait();
      Eventually.holds("all here", () -> partitions(here) == TestLog.PARTITIONS);
      Eventually.holds("fed elsewhere", () -> ReadModelStatus.of(
          other, log.log(), Projections.ofOrders()).stream()
          .allMatch(SharedProjectionsTest::isComplete));
      Eventually.holds("all counted elsewhere", () -> elsewhere.health().stream()
          .allMatch(health -> health.appliedEvents() == 2L * orders));
    }
  }

  private final class Feeder implements AutoCloseable {

    private final ReadModelDatabase connection = ReadModelDatabase.open(settings);
    private final ProjectionRunner runner = start(connection);

    boolean isEverywhere(Predicate<ProjectionHealth> condition) {
      return runner.health().stream().allMatch(condition);
    }

    void stop() {
      runner.close();
      connection.close();
    }

    @Override
    public void close() {
      stop();
    }
  }

  private ProjectionRunner start(ReadModelDatabase fed) {
    return ProjectionRunner.start(
        fed, log.log(), Projections.ofOrders(), TimeSource.system(), new Random(1));
  }

  /** How many it has, if it has as many for each projection, and otherwise something else. */
  private static int partitions(Feeder process) {
    int count = process.runner.health().getFirst().progress().partitions().size();
    return process.isEverywhere(health -> health.progress().partitions().size() == count)
        ? count
        : Integer.MIN_VALUE / 4;
  }

  private void append() {
    log.appendOrders(orders, 30);
    orders += 30;
  }

  private void appendAndAwait() {
    append();
    Eventually.holds("all applied", () -> ReadModelStatus.of(
        database, log.log(), Projections.ofOrders()).stream()
        .filter(status -> status.status() == GenerationStatus.ACTIVE)
        .filter(SharedProjectionsTest::isComplete).count() == Projections.ofOrders().size());
  }

  private static boolean isComplete(ReadModelStatus status) {
    return !status.lag().isEmpty()
        && status.lag().values().stream().allMatch(lag -> lag == 0);
  }

  private void rebuildAll() {
    Projections.ofOrders().forEach(projection -> new Rebuild<>(
        database, log.log(), TimeSource.system()).run(
            projection, RebuildProgress.unwatched()));
  }

  private void requireRowsAsTheLogSays() {
    assertThat(Projections.ofOrders()).allSatisfy(projection -> assertThat(
        new Verification<>(database, log.log(), TimeSource.system(), 2)
            .run(projection, 10, RebuildProgress.unwatched()).shown())
        .isEmpty());
    assertThat(ReadModelStatus.of(database, log.log(), Projections.ofOrders()))
        .filteredOn(status -> status.status() == GenerationStatus.ACTIVE)
        .extracting(ReadModelStatus::rows).startsWith((long) orders, 2L * orders);
  }
}
