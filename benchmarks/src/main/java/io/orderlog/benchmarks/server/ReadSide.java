package io.orderlog.benchmarks.server;

import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.standalone.OrderlogMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** All projections as a process, as {@code ./orderlog projections} runs them. */
public final class ReadSide implements ReadModels, AutoCloseable {

  private final ServerJvm process;
  private final FeedHealth health;

  private ReadSide(ServerJvm process) {
    this.process = process;
    this.health = new FeedHealth(process.url().toString());
  }

  /** Starts it, and waits until it has begun to feed the read models in this database. */
  public static ReadSide start(Path folder, Broker broker, ReadModelSettings database) {
    return new ReadSide(ServerJvm.start(folder, List.of(), Map.of(
        "ORDERLOG_DATA", folder.resolve("projections").toString(),
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
        "ORDERLOG_PROJECTIONS_PORT", "0",
        "ORDERLOG_DATABASE_URL", database.url(),
        "ORDERLOG_DATABASE_USER", database.user(),
        "ORDERLOG_DATABASE_PASSWORD", database.password()),
        OrderlogMain.class.getName(), "projections").awaitOutput("http://"));
  }

  @Override
  public long applied() {
    return health.applied();
  }

  @Override
  public void close() {
    health.close();
    process.close();
  }
}
