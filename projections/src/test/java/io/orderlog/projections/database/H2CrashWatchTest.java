package io.orderlog.projections.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.projections.JavaProcess;
import io.orderlog.projections.Projections;
import io.orderlog.projections.generation.Generations;
import io.orderlog.projections.readmodel.EndlessFeeds;
import io.orderlog.projections.readmodel.Generation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2CrashWatchTest {

  @TempDir
  Path data;

  @Test
  void a_file_that_was_closed_is_kept() {
    try (ReadModelDatabase database = open()) {
      Projections.ofOrders().forEach(projection -> EndlessFeeds.feed(database, projection));
      assertThat(inUse()).exists();
    }
    assertThat(inUse()).doesNotExist();
    try (ReadModelDatabase database = open()) {
      assertThat(active(database)).hasSameSizeAs(Projections.ofOrders());
    }
  }

  @Test
  void a_file_that_was_not_closed_is_emptied_and_stays_the_same_database() throws Exception {
    String identity;
    try (ReadModelDatabase database = open()) {
      identity = DatabaseIdentity.of(database);
    }
    try (JavaProcess process = JavaProcess.start(EndlessFeeds.class, data.toString())) {
      process.expect("feeding");
      process.kill();
    }
    assertThat(inUse()).exists();
    try (ReadModelDatabase database = open()) {
      assertThat(active(database)).isEmpty();
      assertThat(DatabaseIdentity.of(database)).isEqualTo(identity);
      Projections.ofOrders().forEach(projection -> EndlessFeeds.feed(database, projection));
    }
    try (ReadModelDatabase database = open()) {
      assertThat(active(database)).hasSameSizeAs(Projections.ofOrders());
    }
  }

  private static List<Generation> active(ReadModelDatabase database) {
    return database.read(sql -> Projections.ofOrders().stream()
        .flatMap(projection -> new Generations(projection.name()).active(sql).stream()).toList());
  }

  private Path inUse() {
    return data.resolve("read-model").resolve("orderlog.mv.db.in-use");
  }

  private ReadModelDatabase open() {
    return ReadModelDatabase.open(ReadModelSettings.inFolder(data));
  }
}
