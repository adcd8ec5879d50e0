package io.orderlog.benchmarks.server;

import io.orderlog.embedded.TestPorts;
import io.orderlog.standalone.OrderlogMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The embedded broker as a process, as {@code ./orderlog broker} runs it. */
public final class Broker implements AutoCloseable {

  private final Path data;
  private final String port;
  private final ServerJvm process;

  private Broker(Path data, String port, ServerJvm process) {
    this.data = data;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param folder in which it has a data folder
   * @param durability as ORDERLOG_DURABILITY has it
   * @param orders that are in its log then, as {@link LongLog} has them
   */
  public static Broker start(Path folder, String durability, int orders) {
    Path data = folder.resolve("data");
    String port = String.valueOf(TestPorts.next());
    Broker broker = new Broker(data, port, ServerJvm.start(folder, List.of(), Map.of(
        "ORDERLOG_DATA", data.toString(),
        "ORDERLOG_KAFKA_PORT", port,
        "ORDERLOG_DURABILITY", durability), OrderlogMain.class.getName(), "broker")
        .awaitOutput(port));
    if (orders > 0) {
      LongLog.fill(broker.bootstrapServers(), orders);
    }
    return broker;
  }

  /** Starts it with as many orders in its log that were only placed: each is one event. */
  public static Broker startWithPlaced(Path folder, String durability, int orders) {
    Broker broker = start(folder, durability, 0);
    LongLog.fillWithPlaced(broker.bootstrapServers(), orders);
    return broker;
  }

  /** Where it is, as {@code host:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** The data folder of this broker and of all who share it. */
  public Path data() {
    return data;
  }

  /** Ends it in order, so that another broker finds a log that needs no repair. */
  public void stop() {
    process.stop();
  }

  @Override
  public void close() {
    process.close();
  }
}
