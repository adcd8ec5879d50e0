package io.orderlog.command;

import io.orderlog.eventlog.OrderLog;
import io.orderlog.eventlog.kafka.KafkaConnection;
import io.orderlog.settings.Environment;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What the command side needs to know.
 *
 * @param host the address that its HTTP server listens on
 * @param port of its HTTP server; 0 takes a free one
 * @param kafka where the log is
 * @param partitions of the log: what a new one gets, and an existing one must have, if it is said
 * @param writerSlots how many writers share the partitions
 * @param data the folder for what writers know of their streams
 */
public record CommandSideSettings(
    String host, int port, KafkaConnection kafka, OptionalInt partitions, int writerSlots,
    Path data) {

  private static final int MAX_PARTITIONS = 1_000;

  /** Reads the settings; mistakes are for the environment's check to tell. */
  public static CommandSideSettings of(Environment environment, KafkaConnection kafka) {
    OptionalInt partitions = environment.integer("ORDERLOG_PARTITIONS", 1, MAX_PARTITIONS);
    return new CommandSideSettings(
        environment.text("ORDERLOG_HOST").orElse("127.0.0.1"),
        environment.port("ORDERLOG_COMMAND_PORT", 8080),
        kafka,
        partitions,
        environment.integer("ORDERLOG_WRITER_SLOTS", 1, 1,
            partitions.orElse(OrderLog.DEFAULT_PARTITIONS)),
        environment.path("ORDERLOG_DATA", "data"));
  }
}
