package io.orderlog.benchmarks.server;

import io.orderlog.standalone.OrderlogMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a JVM of its own, killed when closed. */
public final class ServerJvm implements AutoCloseable {

  /** As which the ceilings are started, too. */
  private static final String START = "start";

  private static final Map<String, List<String>> LAUNCHER_OPTIONS = new ConcurrentHashMap<>();

  /** As the manifest of Orderlog's jar has it. */
  private static final String MANIFEST_OPTION = "--enable-native-access=ALL-UNNAMED";

  private static final Pattern URL = Pattern.compile("http://[0-9.]+:\\d+");
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Process process;
  private final Path output;

  private ServerJvm(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts it with the options of the {@code orderlog} launcher, a ceiling too, and does not wait.
   *
   * @param mainClass on the class path of this JVM
   * @param settings its whole ORDERLOG environment
   */
  public static ServerJvm start(Path folder, List<String> jvmOptions, Map<String, String> settings,
      String mainClass, String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(launcherOptions(
        mainClass.equals(OrderlogMain.class.getName()) ? arguments[0] : START));
    command.add(MANIFEST_OPTION);
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", OwnBuild.classPath(), mainClass));
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile(folder, "server", ".log");
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
          .redirectErrorStream(true).redirectOutput(Redirect.to(output.toFile()));
      builder.environment().keySet().removeIf(name -> name.startsWith("ORDERLOG_"));
      builder.environment().putAll(settings);
      return new ServerJvm(builder.start(), output);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What a server is started from: another list for each build, launcher or JDK. */
  static List<String> build() {
    List<String> build = new ArrayList<>(OwnBuild.parts());
    build.addAll(launcherOptions(START));
    build.add(System.getProperty("java.vm.version"));
    return build;
  }

  private static List<String> launcherOptions(String command) {
    return LAUNCHER_OPTIONS.computeIfAbsent(
        command, each -> LauncherOptions.of(OwnBuild.repository(), each));
  }

  /** Waits until it has printed this. */
  public ServerJvm awaitOutput(String text) {
    long start = System.nanoTime();
    while (!output().contains(text)) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException("no \"" + text + "\" in: " + output());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return this;
  }

  /** The address that it printed last. */
  public URI url() {
    Matcher urls = URL.matcher(output());
    return urls.results().reduce((_, last) -> last).map(url -> URI.create(url.group()))
        .orElseThrow(() -> new IllegalStateException("no address in: " + output()));
  }

  /** The operating system's number for it. */
  public long pid() {
    return process.pid();
  }

  /** What it has printed. */
  String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Asks it to stop, as Ctrl-C does, and waits until it has. */
  public void stop() {
    process.destroy();
    awaitEnd();
  }

  /**
   * Waits until it has ended by itself.
   *
   * @throws IllegalStateException if it takes too long, or has failed
   */
  public void awaitSuccess() {
    awaitEnd();
    if (process.isAlive() || process.exitValue() != 0) {
      throw new IllegalStateException("it failed: " + output());
    }
  }

  /** Kills it and waits for its end. */
  @Override
  public void close() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
