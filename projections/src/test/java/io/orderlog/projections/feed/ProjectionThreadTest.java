package io.orderlog.projections.feed;

import static io.orderlog.projections.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.feed.ProjectionHealth.State;
import io.orderlog.projections.history.HistoryProjection;
import io.orderlog.projections.readmodel.StallingLog;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a projection whose log or database fails while a batch is in hand. */
class ProjectionThreadTest {

  @TempDir
  Path data;

  private final TestLog log = TestLog.inMemory();
  private final AtomicReference<@Nullable Supplier<RuntimeException>> trouble =
      new AtomicReference<>();
  private ReadModelDatabase database;
  private ProjectionThread thread;

  @BeforeEach
  void start() {
    database = ReadModelDatabase.open(ReadModelSettings.inFolder(data));
    ProjectionLoop<?> loop = new ProjectionLoop<>(database,
        new StallingLog(log.log(), this::fail), new HistoryProjection(), TimeSource.system());
    thread = new ProjectionThread("history", loop, new Random(1));
    thread.start();
  }

  @AfterEach
  void stop() {
    thread.askToStop();
    thread.awaitEnd();
    assertThat(thread.health().state()).isEqualTo(State.STOPPED);
    database.close();
    log.close();
  }

  private void fail() {
    Supplier<RuntimeException> failure = trouble.get();
    if (failure != null) {
      throw failure.get();
    }
  }

  @Test
  void is_running_when_all_is_applied() {
    log.appendOrders(0, 3);
    await(State.RUNNING);
    Eventually.holds("applied", () -> thread.health().appliedEvents() == 6);
    assertThat(thread.health().reason()).isEmpty();
  }

  @Test
  void tries_again_by_itself_while_the_log_is_away() {
    trouble.set(() -> new LogUnavailableException("the log is away", null));
    log.appendOrders(0, 3);
    await(State.RETRYING);
    assertThat(thread.health().reason()).isEqualTo("the log is away");
    assertThat(thread.health().progress().partitions()).isEmpty();
    trouble.set(null);
    await(State.RUNNING);
    Eventually.holds("applied", () -> thread.health().appliedEvents() == 6);
  }

  @Test
  void shows_how_far_the_log_is_ahead_while_the_database_is_away() {
    log.append("order-0", 1, placed("customer"));
    Eventually.holds("applied", () -> thread.health().appliedEvents() == 1);
    trouble.set(() -> new ReadModelUnavailableException("the database is away", null));
    log.appendOrders(1, 3);
    await(State.RETRYING);
    Eventually.holds("seen", () -> thread.health().progress().lag() > 0);
    trouble.set(null);
    Eventually.holds("applied", () -> thread.health().appliedEvents() == 7);
    await(State.RUNNING);
  }

  @Test
  void stands_still_at_what_no_second_try_would_mend_and_says_the_way_out() {
    trouble.set(() -> new UnreadableEventException("no event at 0@0", null));
    log.appendOrders(0, 3);
    await(State.FAILED);
    assertThat(thread.health().reason()).isEqualTo(
        "no event at 0@0; it goes on after a restart with a version that reads it");
    assertThat(thread.health().appliedEvents()).isZero();
  }

  @Test
  void stands_still_at_a_defect_and_names_it_though_it_says_nothing() {
    trouble.set(IllegalStateException::new);
    log.appendOrders(0, 3);
    await(State.FAILED);
    assertThat(thread.health().reason()).isEqualTo(
        "java.lang.IllegalStateException; it goes on by itself when that is mended");
  }

  private void await(State state) {
    Eventually.holds("it is " + state, () -> thread.health().state() == state);
  }
}
