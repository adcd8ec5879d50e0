package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Every read model is rebuilt while orders arrive and queries are asked all the time. */
@Tag("faults")
@Tag("faults-short")
@OnEveryDatabase
class RebuildUnderTrafficTest {

  private static final int REBUILDS = 2;

  @Parameter
  TestDatabase kind;

  /** What a failure leaves says why. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void queries_see_no_error_no_empty_answer_and_no_step_back() {
    try (RunningSystem system = RunningSystem.start(
        folder, kind.create(folder.resolve("data")))) {
      try (ChildProcess first = system.run("demo", "--orders", "100")) {
        assertThat(first.awaitExit()).as(first.err()).isZero();
      }
      InProcessReplay replay = new InProcessReplay(system.settings());
      try (ChildProcess demo = ChildProcess.start(
          folder, system.settings(), "demo", "--orders", "1000000");
          SteadyQueries queries = SteadyQueries.start(system)) {
        queries.awaitTraffic();
        for (int i = 0; i < REBUILDS; i++) {
          replay.run("rebuild", "--all");
          queries.awaitAnother();
        }
        assertThat(demo.isAlive()).as(demo.err()).isTrue();
        assertThat(queries.complaints()).isEmpty();
      }
      replay.run("verify", "--all");
    }
  }
}
