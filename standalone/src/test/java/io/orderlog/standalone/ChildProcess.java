package io.orderlog.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The {@code orderlog} command in a process of its own, as a user runs it; killed when closed. */
public final class ChildProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 180;

  private final Process process;
  private final Path out;
  private final Path err;

  private ChildProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  public static ChildProcess start(Path folder, Map<String, String> settings, String... arguments) {
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      List<String> command = new ArrayList<>(List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
          "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
      command.addAll(javaOptions(settings));
      command.addAll(List.of(
          "-cp", System.getProperty("java.class.path"), OrderlogMain.class.getName()));
      command.addAll(List.of(arguments));
      ProcessBuilder builder = new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectOutput(out.toFile())
          .redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("ORDERLOG_"));
      builder.environment().putAll(settings);
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

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
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
