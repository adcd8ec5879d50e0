package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The {@code orderlog} command in a process of its own, as a user runs it; killed when closed. */
public final class ChildProcess implements AutoCloseable {

  /** A setting with this value is taken out of the environment. */
  static final String UNSET = "is not set";

  private static final long PATIENCE_SECONDS = 180;
  private static final Map<String, Integer> NUMBERS_OF_SIGNALS = Map.of("HUP", 1, "INT", 2);

  private final Process process;
  private final Path out;
  private final Path err;

  private ChildProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  public static ChildProcess start(Path folder, Map<String, String> settings, String... arguments) {
    return start(folder, command(settings, arguments), settings);
  }

  /** The {@code orderlog} command as the system is to start it. */
  static List<String> command(Map<String, String> settings, String... arguments) {
    return PackagedProgram.command(javaOptions(settings), arguments);
  }

  /** Any other command in a process of its own. */
  static ChildProcess start(Path folder, List<String> command, Map<String, String> settings) {
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectOutput(out.toFile())
          .redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("ORDERLOG_"));
      builder.environment().putAll(settings);
      builder.environment().values().removeIf(UNSET::equals);
      return new ChildProcess(builder.start(), out, err);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until the process has printed this; fails if it ends before, or takes too long. */
  public ChildProcess awaitOutput(String text) {
    Eventually.isTrue(() -> out().contains(text) || !process.isAlive(),
        () -> "no \"" + text + "\" in: " + out() + err());
    if (!out().contains(text)) {
      throw new AssertionError("ended with " + process.exitValue() + ": " + out() + err());
    }
    return this;
  }

  /** Waits until the process has complained like that; fails if it ends before. */
  ChildProcess awaitError(String text) {
    Eventually.isTrue(() -> err().contains(text) || !process.isAlive(),
        () -> "no \"" + text + "\" in: " + out() + err());
    assertThat(err()).contains(text);
    return this;
  }

  /** Waits for the end of the process. */
  public int awaitExit() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still runs: " + out() + err());
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** The operating system's number for it. */
  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** As SIGTERM and Ctrl-C do. */
  public void askToStop() {
    process.destroy();
  }

  /** As {@code kill -STOP} does: it lives, and does nothing, until it is continued. */
  void freeze() {
    signal("STOP");
  }

  /** Lets a frozen one go on. */
  void unfreeze() {
    signal("CONT");
  }

  /** As {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  public String out() {
    return read(out);
  }

  public String err() {
    return read(err);
  }

  @Override
  public void close() {
    kill();
  }

  /**
   * Leaves out a test if processes that it starts would not hear the signal. Before the first one,
   * where that starts others, which would be left behind.
   */
  static void assumeHeard(String name) {
    assumeTrue(isHeard(name), () -> "whoever runs the tests ignores SIG" + name);
  }

  /** Sends a signal by its name; {@code INT} is Ctrl-C. */
  void signal(String name) {
    assumeHeard(name);
    run("kill", "-" + name, String.valueOf(process.pid()));
  }

  /** What the system says of any process, as {@code Z} of one that has ended; empty if nothing. */
  static String state(String process) {
    return run("ps", "-o", "stat=", "-p", process);
  }

  /** Who starts in the background hands down that Ctrl-C is ignored, nohup that a hang-up is. */
  private static boolean isHeard(String name) {
    int number = NUMBERS_OF_SIGNALS.getOrDefault(name, 0);
    if (number == 0) {
      return true;
    }
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("SigIgn:"))
          .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
          .noneMatch(ignored -> (ignored >> (number - 1) & 1) == 1);
    } catch (IOException _) {
      return true;
    }
  }

  private static String run(String... command) {
    try {
      Process running = new ProcessBuilder(command).start();
      String out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      running.waitFor();
      return out.strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** The launcher hands these on, too. */
  private static List<String> javaOptions(Map<String, String> settings) {
    String options = settings.getOrDefault("ORDERLOG_JAVA_OPTIONS", "");
    return options.isBlank() ? List.of() : List.of(options.split(" "));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
