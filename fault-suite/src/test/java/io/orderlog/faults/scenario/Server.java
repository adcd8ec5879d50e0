package io.orderlog.faults.scenario;

import io.orderlog.standalone.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One process of the system, which can be killed, frozen and started again. One thread. */
public final class Server implements AutoCloseable {

  private final String name;
  private final Path folder;
  private final Map<String, String> settings;
  private final String command;
  private final String readyText;
  private int starts;
  private @Nullable ChildProcess process;

  /**
   * Describes it; {@link #start} starts it.
   *
   * @param folder gets a subfolder with the output of each start
   * @param command of {@code ./orderlog}
   * @param readyText what it prints when it is up
   */
  Server(String name, Path folder, Map<String, String> settings, String command,
      String readyText) {
    this.name = name;
    this.folder = folder;
    this.settings = settings;
    this.command = command;
    this.readyText = readyText;
  }

  public String name() {
    return name;
  }

  /** Returns when it says that it is up. */
  public void start() {
    start(Map.of());
  }

  /** As {@link #start()}, this time with these settings over the usual ones. */
  public void start(Map<String, String> overrides) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(overrides);
    starts++;
    process = ChildProcess.start(outputFolder(), all, command).awaitOutput(readyText);
  }

  public boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** What it has printed and logged since its last start. */
  public String output() {
    return running().out() + running().err();
  }

  /** As {@code kill -9}. */
  public void kill() {
    running().kill();
  }

  /** As Ctrl-C; returns when it has ended. */
  public void stop() {
    running().askToStop();
    running().awaitExit();
  }

  /** It does nothing more until {@link #thaw}; its connections stay open. */
  public void freeze() {
    signal("STOP");
  }

  public void thaw() {
    signal("CONT");
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }

  private void signal(String signal) {
    Commands.run("kill", "-" + signal, String.valueOf(running().pid()));
  }

  private ChildProcess running() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }

  private Path outputFolder() {
    try {
      return Files.createDirectories(folder.resolve(name + "-" + starts));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
