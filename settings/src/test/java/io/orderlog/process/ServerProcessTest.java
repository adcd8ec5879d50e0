package io.orderlog.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.settings.InvalidSettingsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** In processes of their own, because each of them ends its own. */
class ServerProcessTest {

  /** A process that does what its argument says. */
  static final class Main {

    private Main() {}

    public static void main(String[] arguments) {
      switch (arguments[0]) {
        case "serve" -> ServerProcess.run("test server", () -> {
          System.out.println("started");
          return () -> System.out.println("closed");
        });
        case "wait" -> ServerProcess.run("test server", Main::startForEver);
        case "stick" -> ServerProcess.run("test server", () -> {
          System.out.println("started");
          return () -> {
            throw new IllegalStateException("it is stuck");
          };
        });
        case "wrong" -> ServerProcess.run("test server", () -> {
          throw new InvalidSettingsException(List.of("PORT: is no port", "HOST: is no host"));
        });
        case "fail" -> ServerProcess.run("test server", () -> {
          throw new IllegalStateException("it is\n broken");
        });
        case "work" -> System.exit(ServerProcess.work(() -> 3));
        case "interruptedWork" -> System.exit(ServerProcess.work(Main::workForEver));
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }

    private static AutoCloseable startForEver() throws InterruptedException {
      System.out.println("started");
      new CountDownLatch(1).await();
      throw new IllegalStateException("unreachable");
    }

    private static int workForEver() {
      try {
        return startForEver() == null ? 0 : 1;
      } catch (InterruptedException _) {
        return 1;
      }
    }
  }

  private record End(int exitCode, String out, String err) {}

  @Test
  void a_server_is_closed_when_it_is_asked_to_end() throws Exception {
    assertThat(askedToEnd("serve")).isEqualTo(new End(0, "closed", ""));
  }

  @Test
  void a_start_that_is_asked_to_end_is_interrupted_and_no_failure() throws Exception {
    assertThat(askedToEnd("wait")).isEqualTo(new End(0, "", ""));
  }

  @Test
  void a_server_that_cannot_be_closed_has_failed() throws Exception {
    assertThat(askedToEnd("stick"))
        .isEqualTo(new End(1, "", "The test server failed: it is stuck"));
  }

  @Test
  void wrong_settings_are_told_one_a_line() throws Exception {
    assertThat(end(start("wrong")))
        .isEqualTo(new End(2, "", "PORT: is no port\nHOST: is no host"));
  }

  @Test
  void a_failure_is_told_in_one_line() throws Exception {
    assertThat(end(start("fail")))
        .isEqualTo(new End(1, "", "The test server failed: it is broken"));
  }

  @Test
  void work_ends_with_its_own_exit_code() throws Exception {
    assertThat(end(start("work"))).isEqualTo(new End(3, "", ""));
  }

  @Test
  void work_that_was_asked_to_end_ends_with_the_code_of_the_signal() throws Exception {
    assertThat(askedToEnd("interruptedWork")).isEqualTo(new End(143, "", ""));
  }

  private static End askedToEnd(String what) throws Exception {
    Process process = start(what);
    BufferedReader out = process.inputReader(UTF_8);
    assertThat(out.readLine()).isEqualTo("started");
    // Not its own way, which would close the streams that are still to be read.
    boolean _ = process.toHandle().destroy();
    return end(process);
  }

  private static End end(Process process) throws Exception {
    String err = text(process.errorReader(UTF_8));
    String out = text(process.inputReader(UTF_8));
    return new End(process.waitFor(), out, err);
  }

  /** But for what the JVM and logging say of themselves. */
  private static String text(BufferedReader lines) {
    return String.join("\n", lines.lines()
        .filter(line -> !line.startsWith("WARNING: ") && !line.startsWith("SLF4J")
            && !line.startsWith("Stopping. "))
        .toList());
  }

  private static Process start(String what) throws IOException {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1",
        "-cp", System.getProperty("java.class.path"), Main.class.getName(), what).start();
  }
}
