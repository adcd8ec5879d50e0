package io.orderlog.benchmarks.ceiling;

import io.orderlog.embedded.BrokerSettings;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.settings.Durability;
import java.nio.file.Path;

/** The ceiling for a start: a broker and Javalin in one JVM, and nothing that uses them. */
public final class BareStart {

  private BareStart() {}

  /** Starts the broker, then Javalin. Runs until it is killed. */
  public static void main(String... arguments) {
    EmbeddedKafka.start(BrokerSettings.onFreePort(
        Path.of(System.getenv("ORDERLOG_DATA")), Durability.POWER_LOSS));
    RawJavalin.listen(Integer.parseInt(System.getenv("ORDERLOG_COMMAND_PORT")));
  }
}
