package io.orderlog.standalone;

import io.orderlog.command.CommandSide;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** The whole system in this JVM. */
final class Standalone implements AutoCloseable {

  private final RunningParts parts;
  private final CommandSide commandSide;

  private Standalone(RunningParts parts, CommandSide commandSide) {
    this.parts = parts;
    this.commandSide = commandSide;
  }

  /** Starts everything and returns when commands and queries are taken. */
  static Standalone start(StandaloneSettings settings, InstantSource clock, Supplier<UUID> ids)
      throws IOException {
    RunningParts parts = new RunningParts();
    try {
      LocalBroker broker = parts.add(LocalBroker.start(settings.broker()));
      CommandSide commandSide = parts.add(CommandSide.start(
          settings.commandSide(broker.bootstrapServers()), clock, ids));
      return new Standalone(parts, commandSide);
    } catch (IOException | RuntimeException failure) {
      parts.close();
      throw failure;
    }
  }

  String commandUrl() {
    return commandSide.url();
  }

  @Override
  public void close() {
    parts.close();
  }
}
