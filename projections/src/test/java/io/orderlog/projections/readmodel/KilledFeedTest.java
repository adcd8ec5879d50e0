package io.orderlog.projections.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.RecordedEvent;
import io.orderlog.projections.JavaProcess;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.Projections;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Rows and checkpoint are one, whenever the process that feeds them is killed. */
@Tag("faults")
class KilledFeedTest {

  private static final int KILLS = 10;
  private static final int LOOK_UPS = 100;
  private static final long LATEST_KILL_NANOS = 2_000_000_000L;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path data;

  @Test
  void leaves_as_many_rows_as_the_checkpoint_says() throws Exception {
    Random random = new Random();
    for (int kill = 0; kill < KILLS; kill++) {
      try (JavaProcess process = JavaProcess.start(Feeds.class, data.toString())) {
        process.expect("feeding");
        LockSupport.parkNanos(random.nextLong(LATEST_KILL_NANOS));
        process.kill();
      }
      try (ReadModelDatabase database = ReadModelDatabase.open(ReadModelSettings.inFolder(data))) {
        assertRowsUpToCheckpoint(database, "history", kill);
        assertRowsUpToCheckpoint(database, "orders", kill);
      }
    }
  }

  /** By the whole table and, for the newest ones, by its index, which are two trees to H2. */
  private static void assertRowsUpToCheckpoint(
      ReadModelDatabase database, String name, int kill) {
    Projection projection = Projections.named(name).orElseThrow();
    Snapshot<Integer> rows = database.readActive(name, (sql, generation) -> sql.fetchCount(
        projection.tables(generation).getFirst().table()));
    int next = rows.nextOffsets().getOrDefault(0, 0L).intValue();
    assertThat(rows.value()).as(name + " after kill " + kill).isEqualTo(next);
    assertThat(database.parkedOrders(name)).isZero();
    database.read(sql -> {
      Generation active = new Generations(name).active(sql).orElseThrow();
      for (int offset = Math.max(0, next - LOOK_UPS); offset <= next; offset++) {
        assertThat(sql.fetchCount(projection.tables(active).getFirst().table(),
            DSL.condition("order_id = ?", "order-" + offset))).as(name + " at " + offset)
            .isEqualTo(offset < next ? 1 : 0);
      }
      return next;
    });
  }

  /** Feeds all read models, each in a thread of its own, until it is killed. */
  static final class Feeds {

    public static void main(String[] arguments) {
      ReadModelDatabase database =
          ReadModelDatabase.open(ReadModelSettings.inFolder(Path.of(arguments[0])));
      List<GenerationFeed> feeds = Projections.all().stream()
          .map(projection -> feed(database, projection)).toList();
      feeds.forEach(feed -> Thread.ofPlatform().start(() -> goOn(feed, () -> true)));
      System.out.println("feeding");
    }

    static GenerationFeed feed(ReadModelDatabase database, Projection projection) {
      Generations generations = new Generations(projection.name());
      Optional<Generation> active = database.read(generations::active);
      Generation fed = active.orElseGet(() -> {
        Generation first = new GenerationTables(database, projection)
            .create(new LogIdentity("orders", "id", 1), Instant.EPOCH);
        database.write(sql -> generations.setStatus(sql, first, GenerationStatus.ACTIVE));
        return first;
      });
      return new GenerationFeed(database, projection, fed, GenerationStatus.ACTIVE,
          database.read(new Checkpoints(projection.name(), fed)::nextOffsets));
    }

    static void goOn(GenerationFeed feed, BooleanSupplier onwards) {
      Random random = new Random();
      while (onwards.getAsBoolean()) {
        long from = feed.nextOffsets().getOrDefault(0, 0L);
        long to = from + 1 + random.nextInt(20);
        feed.advance(LongStream.range(from, to).mapToObj(Feeds::event).toList(), Map.of(0, to));
      }
    }

    private static RecordedEvent<OrderEvent> event(long offset) {
      return new RecordedEvent<>("order-" + offset, 1, "order.placed.v1",
          OrderEvents.placed("ann"), OrderEvents.at(1), new LogPosition(0, offset));
    }
  }
}
