package io.orderlog.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.process.ServerProcess;
import io.orderlog.projections.JavaProcess;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelSettings;
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

/** Processes of the tool are asked to stop at any moment, as by Ctrl-C. */
@Tag("long")
@ExtendWith(SharedKafka.class)
class StoppedReplayTest {

  private static final long SEED = 7;
  private static final long LATEST_STOP_NANOS = 2_000_000_000;
  private static final int SIGTERM = 143;
  private static final List<String> COMMANDS = List.of("rebuild --all", "verify --all",
      "rebuild orders history --since 1@0", "rebuild --all");

  @TempDir
  Path data;

  /** A file that H2 had not closed would be emptied by the next one to open it. */
  @Test
  void the_live_read_model_stays_and_its_file_is_closed(EmbeddedKafka kafka) throws Exception {
    try (TestLog log = TestLog.create(kafka)) {
      log.appendOrders(0, 2_000);
      ReadModel.Rows before;
      try (ReadModel readModel = ReadModel.open(log, data)) {
        readModel.feed();
        before = readModel.rows();
      }
      Random random = new Random(SEED);
      for (String command : COMMANDS) {
        stop(kafka, log, command, random);
        assertThat(data.resolve("read-model").resolve("orderlog.mv.db.in-use")).doesNotExist();
        try (ReadModel readModel = ReadModel.open(log, data)) {
          assertThat(readModel.rows()).as("after %s, seed %d", command, SEED).isEqualTo(before);
        }
      }
      ReplayTool tool = ReplayTool.on(kafka.bootstrapServers(), log.log().identity(), data);
      assertThat(tool.run("verify", "--all")).extracting(Outcome::exitCode).isEqualTo(0);
    }
  }

  private void stop(EmbeddedKafka kafka, TestLog log, String command, Random random)
      throws Exception {
    try (JavaProcess process = JavaProcess.start(Tool.class, kafka.bootstrapServers(),
        log.log().identity().topic(), data.toString(), command)) {
      process.expect("begins");
      LockSupport.parkNanos(random.nextLong(LATEST_STOP_NANOS));
      assertThat(process.terminate()).isIn(SIGTERM, ServerProcess.OK);
    }
  }

  /** The tool on a log of its own, as a process. */
  static final class Tool {
    public static void main(String[] arguments) {
      System.exit(ServerProcess.work(() -> {
        System.out.println("begins");
        return ReplayCommand.create(_ -> new ReplaySession(
            TestLog.open(arguments[0], arguments[1]),
            ReadModelSettings.inFolder(Path.of(arguments[2])), Path.of(arguments[2]), () -> {}),
            TimeSource.system(),
            System.out).execute(arguments[3].split(" "));
      }));
    }
  }
}
