package io.orderlog.standalone;

import io.orderlog.command.CommandSide;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.OrderLog;
import io.orderlog.eventlog.kafka.KafkaConnection;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.projections.Projections;
import io.orderlog.projections.readmodel.ProjectionRunner;
import io.orderlog.projections.readmodel.ReadModelDatabase;
import io.orderlog.query.QuerySide;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** The whole system in this JVM. */
final class Standalone implements AutoCloseable {

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
      ReadModelDatabase database = parts.add(ReadModelDatabase.open(settings.readModels()));
      KafkaEventLog<OrderEvent> log = parts
          .add(OrderLog.open(KafkaConnection.to(broker.bootstrapServers())));
      parts.add(ProjectionRunner.start(
          database, log, Projections.all(), clock, new SecureRandom()));
      QuerySide querySide = parts.add(QuerySide.start(settings.querySide(), clock, ids));
      return new Standalone(parts, commandSide, querySide);
    } catch (IOException | RuntimeException failure) {
      parts.close();
      throw failure;
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
