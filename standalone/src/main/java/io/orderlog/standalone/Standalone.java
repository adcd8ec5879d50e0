package io.orderlog.standalone;

import io.orderlog.command.CommandSide;
import io.orderlog.projections.ProjectionsProcess;
import io.orderlog.query.QuerySide;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The whole system in this JVM. */
final class Standalone implements AutoCloseable {

  private static final long READY_POLL_MS = 10;

  private final RunningParts parts;
  private final CommandSide commandSide;

  private final QuerySide querySide;

  private Standalone(RunningParts parts, CommandSide commandSide, QuerySide querySide) {
    this.parts = parts;
    this.commandSide = commandSide;
    this.querySide = querySide;
  }

  /** Starts everything and returns when commands and queries are taken. */
  static Standalone start(StandaloneSettings settings, InstantSource clock, Supplier<UUID> ids)
      throws IOException {
    RunningParts parts = new RunningParts();
    try {
      LocalBroker broker = parts.add(LocalBroker.start(settings.broker()));
      CommandSide commandSide = parts.add(CommandSide.start(
          settings.commandSide(broker.bootstrapServers()), clock, ids));
      parts.add(ProjectionsProcess.start(
          settings.projections(broker.bootstrapServers()), clock, new SecureRandom()));
      QuerySide querySide = parts.add(QuerySide.start(settings.querySide(), clock, ids));
      awaitReady(commandSide);
      return new Standalone(parts, commandSide, querySide);
    } catch (IOException | RuntimeException failure) {
      parts.close();
      throw failure;
    }
  }

  private static void awaitReady(CommandSide commandSide) {
    try {
      while (!commandSide.reasonsNotReady().isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(READY_POLL_MS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped before it was ready", interrupted);
    }
  }

  String commandUrl() {
    return commandSide.url();
  }

  String queryUrl() {
    return querySide.url();
  }

  @Override
  public void close() {
    parts.close();
  }
}
