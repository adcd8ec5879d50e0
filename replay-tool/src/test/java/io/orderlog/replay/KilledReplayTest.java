package io.orderlog.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.JavaProcess;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.replay.ReadModel.Rows;
import io.orderlog.replay.ReplayTool.Outcome;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Processes of the tool are killed at any moment, again and again. */
@Tag("faults")
@ExtendWith(SharedKafka.class)
class KilledReplayTest {

  private static final long SEED = 42;
  private static final int KILLS = 8;
  private static final long LATEST_KILL_NANOS = 1_500_000_000;
  private static final List<String[]> COMMANDS = List.of(
      new String[]{"rebuild", "--all"},
      new String[]{"verify", "--all"},
      new String[]{"rebuild", "orders", "history", "--since", "1@0"});

  @TempDir
  Path data;

  @Test
  void rows_stay_as_they_are_and_no_tables_are_left_behind(EmbeddedKafka kafka) throws Exception {
    try (TestLog log = TestLog.create(kafka)) {
      log.appendOrders(0, 2_000);
      ReplayTool tool = ReplayTool.on(kafka.bootstrapServers(), log.log().identity(), data);
      Rows before;
      try (ReadModel readModel = ReadModel.open(log, data)) {
        readModel.feed();
        before = readModel.rows();
      }
      Random random = new Random(SEED);
      for (int i = 0; i < KILLS; i++) {
        kill(kafka, log, COMMANDS.get(i % COMMANDS.size()), random);
        try (ReadModel readModel = ReadModel.open(log, data)) {
          assertThat(readModel.rows()).as("after kill %d, seed %d", i, SEED).isEqualTo(before);
        }
      }
      Eventually.holds("a rerun succeeds", () -> tool.run("rebuild", "--all").exitCode() == 0);
      assertThat(tool.run("verify", "--all")).extracting(Outcome::exitCode).isEqualTo(0);
      try (ReadModel readModel = ReadModel.open(log, data)) {
        assertThat(readModel.rows()).isEqualTo(before);
        // Two generations of each: orders and their SKUs, history; sales, demand and minutes with
        // two each.
        assertThat(readModel.tables().stream().filter(table -> table.matches(".*_g\\d+")))
            .hasSize(2 * 9);
      }
    }
  }

  private void kill(EmbeddedKafka kafka, TestLog log, String[] command, Random random)
      throws Exception {
    try (JavaProcess process = JavaProcess.start(Tool.class, List.of(
        kafka.bootstrapServers(), log.log().identity().topic(), data.toString(),
        String.join(" ", command)).toArray(String[]::new))) {
      process.expect("begins");
      LockSupport.parkNanos(random.nextLong(LATEST_KILL_NANOS));
      process.kill();
    }
  }

  /** The tool on a log of its own, as a process. */
  static final class Tool {
    public static void main(String[] arguments) {
      System.out.println("begins");
      System.exit(ReplayCommand.create(_ -> new ReplaySession(
          TestLog.open(arguments[0], arguments[1]),
          ReadModelSettings.inFolder(Path.of(arguments[2])), Path.of(arguments[2]), () -> {}),
          TimeSource.system(),
          System.out).execute(arguments[3].split(" ")));
    }
  }
}
