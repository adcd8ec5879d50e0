package io.orderlog.benchmarks.server;

import io.orderlog.standalone.OrderlogMain;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The broker and one command side, each a process, as {@code ./orderlog} runs them. */
public final class WriteSide implements AutoCloseable {

  private final Path folder;
  private final String durability;
  private final Broker broker;
  private ServerJvm commandSide;

  private WriteSide(
      Path folder, String durability, List<String> jvmOptions, Broker broker) {
    this.folder = folder;
    this.durability = durability;
    this.broker = broker;
    this.commandSide = launchCommandSide(jvmOptions);
    awaitReady();
  }

  /**
   * Starts both and waits until commands are taken.
   *
   * @param durability as ORDERLOG_DURABILITY has it
   * @param jvmOptions of the command side
   * @param orders that are in the log before the command side starts, as {@link LongLog} has them
   */
  public static WriteSide start(
      Path folder, String durability, List<String> jvmOptions, int orders) {
    return over(Broker.start(folder, durability, orders), folder, durability, jvmOptions);
  }

  /** Starts the command side of this broker, which it closes with itself. */
  public static WriteSide over(
      Broker broker, Path folder, String durability, List<String> jvmOptions) {
    return new WriteSide(folder, durability, jvmOptions, broker);
  }

  /** Where it takes commands. */
  public URI url() {
    return commandSide.url();
  }

  /** Where its broker is, as {@code host:port}. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** The process that takes commands. */
  public ServerJvm commandSide() {
    return commandSide;
  }

  /** Kills the command side, without waiting for a new one. */
  public void killCommandSide() {
    commandSide.close();
  }

  /** Restarts the command side, and waits until it listens. */
  public ServerJvm startCommandSide(List<String> jvmOptions) {
    commandSide = launchCommandSide(jvmOptions).awaitOutput("http://");
    return commandSide;
  }

  /** Waits until commands are taken. */
  public void awaitReady() {
    Readiness.await(commandSide.awaitOutput("http://").url());
  }

  /** The folder of broker and command side. */
  public Path data() {
    return broker.data();
  }

  @Override
  public void close() {
    commandSide.close();
    broker.close();
  }

  private ServerJvm launchCommandSide(List<String> jvmOptions) {
    return ServerJvm.start(folder, jvmOptions, Map.of(
        "ORDERLOG_DATA", data().toString(),
        "ORDERLOG_COMMAND_PORT", "0",
        "ORDERLOG_DURABILITY", durability,
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers()),
        OrderlogMain.class.getName(), "command-side");
  }
}
