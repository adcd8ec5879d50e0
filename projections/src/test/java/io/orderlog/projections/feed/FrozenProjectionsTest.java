package io.orderlog.projections.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.ForwardingSharedLog;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.JavaProcess;
import io.orderlog.projections.PostgresServer;
import io.orderlog.projections.SharedPostgres;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.StaleCheckpointException;
import io.orderlog.projections.history.HistoryProjection;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.projections.verify.Verification;
import io.orderlog.time.TimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process that stands still with a batch in its hands for longer than its group waits for it. */
@Tag("faults")
@Tag("faults-short")
@ExtendWith({SharedKafka.class, SharedPostgres.class})
class FrozenProjectionsTest {

  private static final HistoryProjection HISTORY = new HistoryProjection();

  private TestLog log;
  private ReadModelSettings settings;
  private ReadModelDatabase database;
  private String bootstrapServers;

  @BeforeEach
  void open(EmbeddedKafka kafka, PostgresServer server) {
    bootstrapServers = kafka.bootstrapServers();
    log = TestLog.create(kafka);
    settings = server.createDatabase();
    database = ReadModelDatabase.open(settings);
  }

  @AfterEach
  void close() {
    database.close();
    log.close();
  }

  @Test
  void rolls_its_stale_batch_back_and_takes_part_again() throws Exception {
    try (JavaProcess frozen = start()) {
      freezeWithBatchInHand(frozen);
      try (ProjectionRunner others = startOthers()) {
        awaitRows(20);
        frozen.unfreeze();
        frozen.tell("go on");
        assertThat(frozen.awaitLine("rolled back: ")).contains("is no longer at offset 0");
        Eventually.holds("shared again", () -> partitions(others) < TestLog.PARTITIONS);
      }
      log.appendOrders(10, 10);
      frozen.awaitLine("applied");
      awaitRows(40);
    }
    requireAsTheLogSays();
  }

  @Test
  void rolls_its_stale_batch_back_if_it_was_rebuilt_meanwhile_and_feeds_the_new_generation()
      throws Exception {
    try (JavaProcess frozen = start()) {
      freezeWithBatchInHand(frozen);
      new Rebuild<>(database, log.log(), TimeSource.system())
          .run(HISTORY, RebuildProgress.unwatched());
      frozen.unfreeze();
      frozen.tell("go on");
      log.appendOrders(10, 10);
      // Of the batch in its hands nothing is applied, and nothing said: it knows what to do.
      frozen.awaitLine("applied");
      awaitRows(40);
    }
    assertThat(database.<Integer>read(sql -> sql.fetchCount(DSL.table("history_g1")))).isZero();
    requireAsTheLogSays();
    assertThat(new ReadModels(database).progress("history").generation())
        .isEqualTo(new Generation(2));
  }

  private void freezeWithBatchInHand(JavaProcess process)
      throws IOException, InterruptedException {
    log.appendOrders(0, 10);
    process.awaitLine("batch in hand");
    process.freeze();
  }

  private JavaProcess start() throws IOException {
    return JavaProcess.start(Stalling.class, bootstrapServers, log.log().identity().topic(),
        settings.url(), settings.user(), settings.password());
  }

  /** Feeds; but with the first batch in its hands, it waits to be told to go on. */
  static final class Stalling {

    public static void main(String[] arguments) {
      BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
      Runnable onlyOnce = new Runnable() {
        private boolean done;

        @Override
        public void run() {
          if (!done) {
            done = true;
            System.out.println("batch in hand");
            awaitLine(lines);
          }
        }
      };
      try (var log = TestLog.open(arguments[0], arguments[1]);
          var database = ReadModelDatabase.open(
              new ReadModelSettings(arguments[2], arguments[3], arguments[4]));
          var loop = new ProjectionLoop<>(database, new HeldLog(log, onlyOnce), HISTORY,
              TimeSource.system())) {
        while (true) {
          work(loop);
        }
      }
    }

    private static void work(ProjectionLoop<OrderEvent> loop) {
      try {
        if (loop.doWork() > 0) {
          System.out.println("applied");
        }
      } catch (StaleCheckpointException stale) {
        System.out.println("rolled back: " + stale.getMessage());
      }
    }

    private static void awaitLine(BufferedReader lines) {
      try {
        lines.readLine();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /** Lets somebody delay what is about to be applied: PostgreSQL gets it when it is flushed. */
  private static final class HeldLog extends ForwardingSharedLog<OrderEvent> {

    private final Runnable delay;

    HeldLog(SharedLog<OrderEvent> log, Runnable delay) {
      super(log);
      this.delay = delay;
    }

    @Override
    public void flush(Offsets upTo) {
      delay.run();
      super.flush(upTo);
    }
  }

  private ProjectionRunner startOthers() {
    return ProjectionRunner.start(database, log.log(), List.of(HISTORY), TimeSource.system(),
        new Random(1), Optional.empty());
  }

  private static int partitions(ProjectionRunner runner) {
    return runner.health().getFirst().progress().partitions().size();
  }

  private void awaitRows(long rows) {
    Eventually.holds(rows + " rows", () -> new ReadModels(database).readActive("history",
        (sql, active) -> HISTORY.tables(active).getFirst().countRows(sql)).value() == rows);
  }

  private void requireAsTheLogSays() {
    assertThat(new Verification<>(database, log.log(), TimeSource.system(), 2)
        .run(HISTORY, 10, RebuildProgress.unwatched()).shown()).isEmpty();
  }
}
