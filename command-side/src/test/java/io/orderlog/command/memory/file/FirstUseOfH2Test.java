package io.orderlog.command.memory.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.Orders;
import io.orderlog.eventlog.LogIdentity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.h2.store.fs.FileUtils;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** The command side and the read models of one process begin to use H2 in the same moment. */
class FirstUseOfH2Test {

  private static final int PATIENCE_SECONDS = 60;

  /** A JVM each, because classes are loaded once. */
  @RepeatedTest(5)
  void ends_though_two_threads_begin_at_once(@TempDir Path data)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
        TwoThreads.class.getName(), data.toString())
        .redirectErrorStream(true).redirectOutput(new File(data.toFile(), "out.txt")).start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Opens a state file while H2 looks at the name of a database, as it does first. */
  static final class TwoThreads {

    public static void main(String[] arguments) throws Exception {
      CyclicBarrier start = new CyclicBarrier(2);
      Thread database = Thread.ofPlatform().start(() -> {
        await(start);
        FileUtils.isAbsolute("orderlog");
      });
      var folder = StateFolder.in(
          Path.of(arguments[0]), Orders.aggregate(), 1, StateMemory.OF_A_PROCESS);
      await(start);
      folder.open(0, Set.of(0), new LogIdentity("orders", "id", 1)).close();
      database.join();
    }

    private static void await(CyclicBarrier start) {
      try {
        start.await();
      } catch (Exception broken) {
        throw new IllegalStateException(broken);
      }
    }
  }
}
