package io.orderlog.benchmarks.server;

import io.orderlog.command.CommandSide;
import io.orderlog.command.CommandSideSettings;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.process.MachineDefaults;
import io.orderlog.process.RunningParts;
import io.orderlog.process.ServerProcess;
import io.orderlog.settings.Environment;
import io.orderlog.standalone.broker.BrokerConfiguration;
import io.orderlog.standalone.broker.LocalBroker;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.util.UUID;

/** {@code ./orderlog start} without its read models and queries: the write path in one JVM. */
public final class BrokerAndCommandSide {

  /** As {@code start} calls itself. */
  private static final String MEMBER_NAME = "standalone";

  private BrokerAndCommandSide() {}

  /** Prints its address; runs until the process is asked to stop. */
  public static void main(String... arguments) {
    MachineDefaults.pin(arguments);
    ServerProcess.run("write path", BrokerAndCommandSide::start);
  }

  private static AutoCloseable start() throws IOException {
    Environment environment = new Environment(System.getenv());
    BrokerConfiguration configuration = BrokerConfiguration.of(environment).flushedByWriters();
    environment.check();
    RunningParts parts = new RunningParts();
    LocalBroker broker = parts.add(LocalBroker.start(configuration));
    CommandSide commandSide = parts.add(CommandSide.start(CommandSideSettings
        .of(environment, KafkaConnection.to(broker.bootstrapServers())).named(MEMBER_NAME),
        TimeSource.system(), UUID::randomUUID));
    System.out.println("Commands: " + commandSide.url());
    return parts;
  }
}
