package io.orderlog.benchmarks.server;

import io.orderlog.benchmarks.ceiling.BarePipeline;
import io.orderlog.settings.Durability;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One JVM that takes orders and has its broker in it; there are no read models. */
public record WritePath(ServerJvm process) implements AutoCloseable {

  /** Orderlog's, ready to take commands. */
  public static WritePath orderlog(Path folder, Durability durability) {
    ServerJvm process = ServerJvm.start(folder, List.of(), Map.of(
        "ORDERLOG_DATA", folder.resolve("orderlog-" + durability).toString(),
        "ORDERLOG_DURABILITY", text(durability),
        "ORDERLOG_COMMAND_PORT", "0",
        "ORDERLOG_KAFKA_PORT", "0"), BrokerAndCommandSide.class.getName()).awaitOutput("http://");
    Readiness.await(process.url());
    return new WritePath(process);
  }

  /** {@link BarePipeline}. */
  public static WritePath bare(Path folder, Durability durability) {
    return new WritePath(ServerJvm.start(folder, List.of(), Map.of(), BarePipeline.class.getName(),
        folder.resolve("bare-" + durability).toString(), durability.name())
        .awaitOutput("http://"));
  }

  /** As ORDERLOG_DURABILITY has it. */
  public static String text(Durability durability) {
    return durability.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Where it takes orders. */
  public URI url() {
    return process.url();
  }

  @Override
  public void close() {
    process.close();
  }
}
