package io.orderlog.benchmarks;

import io.orderlog.projections.PostgresServer;
import io.orderlog.projections.database.ReadModelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The databases that read models live in. */
enum ReadModelKind {

  H2("H2"), POSTGRES("PostgreSQL");

  private final String title;

  ReadModelKind(String title) {
    this.title = title;
  }

  /** A database that is gone when it is closed. */
  record Opened(ReadModelSettings settings, AutoCloseable server) implements AutoCloseable {

    @Override
    public void close() {
      try {
        server.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  /** An empty database: H2 in this folder, or a PostgreSQL server of its own. */
  Opened open(Path folder) {
    return switch (this) {
      case H2 -> new Opened(ReadModelSettings.inFolder(folder), () -> {});
      case POSTGRES -> {
        PostgresServer server = PostgresServer.startIfInstalled().orElseThrow(
            () -> new IllegalStateException("there is no PostgreSQL on this machine"));
        yield new Opened(server.createDatabase(), server);
      }
    };
  }

  @Override
  public String toString() {
    return title;
  }
}
