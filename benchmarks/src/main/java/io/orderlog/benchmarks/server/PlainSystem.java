package io.orderlog.benchmarks.server;

import io.orderlog.benchmarks.ceiling.PlainPostgres;
import io.orderlog.benchmarks.ceiling.PlainTables;
import io.orderlog.http.HttpProbe;
import io.orderlog.projections.PostgresServer;
import io.orderlog.projections.database.ReadModelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@link PlainPostgres} with a PostgreSQL server of its own, which has its default settings. */
public final class PlainSystem implements OrderSystem {

  private final PostgresServer postgres;
  private final ServerJvm process;
  private final HttpProbe probe;

  private PlainSystem(PostgresServer postgres, ServerJvm process) {
    this.postgres = postgres;
    this.process = process;
    this.probe = new HttpProbe(process.url().toString());
  }

  /**
   * Starts it, and waits until it takes commands and begins to project.
   *
   * @param folder for what it prints
   * @param orders that were placed before
   */
  public static PlainSystem start(Path folder, int orders) {
    PostgresServer postgres = PostgresServer.startDurableIfInstalled().orElseThrow(
        () -> new IllegalStateException("there is no PostgreSQL on this machine"));
    ReadModelSettings database = postgres.createDatabase();
    PlainTables.fill(database, orders);
    ServerJvm process = ServerJvm.start(folder, List.of(), Map.of(),
        PlainPostgres.class.getName(), database.url(), database.user(), database.password());
    return new PlainSystem(postgres, process.awaitOutput("http://"));
  }

  @Override
  public URI commands() {
    return process.url();
  }

  @Override
  public long applied() {
    return Long.parseLong(probe.get("/applied").body());
  }

  @Override
  public double residentMegabytes() {
    return ProcessUsage.residentMegabytes(process.pid())
        + ProcessUsage.residentMegabytes(postgres.pids());
  }

  @Override
  public double processorSeconds() {
    return ProcessUsage.processorSeconds(
        Stream.concat(Stream.of(process.pid()), postgres.pids().stream()).toList());
  }

  @Override
  public void close() {
    probe.close();
    process.close();
    try {
      postgres.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
