package io.orderlog.benchmarks;

import io.orderlog.benchmarks.server.ProcessUsage;
import io.orderlog.projections.PostgresServer;
import io.orderlog.projections.database.ReadModelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** The databases that read models live in. */
public enum ReadModelKind {

  H2("H2"), POSTGRES("PostgreSQL");

  private final String title;

  ReadModelKind(String title) {
    this.title = title;
  }

  /** A database that is gone when it is closed. */
  public record Opened(ReadModelSettings settings, Optional<PostgresServer> server)
      implements AutoCloseable {

    /** What the database's own processes have in memory. */
    public double residentMegabytes() {
      return server.map(running -> ProcessUsage.residentMegabytes(running.pids())).orElse(0.0);
    }

    @Override
    public void close() {
      server.ifPresent(running -> {
        try {
          running.close();
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      });
    }
  }

  /** An empty database: H2 in this folder, or a PostgreSQL server of its own with its defaults. */
  public Opened open(Path folder) {
    return switch (this) {
      case H2 -> new Opened(ReadModelSettings.inFolder(folder), Optional.empty());
      case POSTGRES -> {
        PostgresServer server = PostgresServer.startDurableIfInstalled().orElseThrow(
            () -> new IllegalStateException("there is no PostgreSQL on this machine"));
        yield new Opened(server.createDatabase(), Optional.of(server));
      }
    };
  }

  @Override
  public String toString() {
    return title;
  }
}
