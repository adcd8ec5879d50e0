package io.orderlog.projections.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.projections.Projections;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.history.HistoryFinder;
import io.orderlog.projections.readmodel.EndlessFeeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader sees rows and checkpoint of one instant, however fast they change. */
@Tag("faults")
class ReadWhileFedTest {

  private static final int READERS = 4;
  private static final int MILLISECONDS = 20_000;

  @TempDir
  Path data;

  @Test
  void the_row_before_the_checkpoint_is_there() throws Exception {
    try (ReadModelDatabase database = ReadModelDatabase.open(ReadModelSettings.inFolder(data));
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().factory())) {
      long end = System.nanoTime() + MILLISECONDS * 1_000_000L;
      List<Future<?>> running = new ArrayList<>();
      List<GenerationFeed<OrderEvent>> feeds = Projections.ofOrders().stream()
          .map(projection -> EndlessFeeds.feed(database, projection)).toList();
      feeds.forEach(feed -> running.add(threads.submit(
          () -> EndlessFeeds.goOn(feed, () -> System.nanoTime() < end))));
      for (int i = 0; i < READERS; i++) {
        running.add(threads.submit(() -> {
          while (System.nanoTime() < end) {
            read(database);
          }
        }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }

  private static void read(ReadModelDatabase database) {
    HistoryFinder finder = new HistoryFinder(new ReadModels(database));
    long last = new ReadModels(database).progress("history").nextOffsets().of(0) - 1;
    // Those that come next: it is on them that reader and writer meet.
    for (long ahead = last; ahead < last + 40; ahead += 5) {
      var found = finder.of("order-" + ahead);
      assertThat(!found.value().isEmpty()).as("order " + ahead + " at " + found.nextOffsets())
          .isEqualTo(found.nextOffsets().of(0) > ahead && ahead >= 0);
    }
  }
}
