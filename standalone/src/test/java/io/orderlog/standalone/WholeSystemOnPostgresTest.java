package io.orderlog.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orderlog.projections.PostgresServer;
import io.orderlog.projections.database.ReadModelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

@Tag("faults")
@Tag("faults-short")
class WholeSystemOnPostgresTest extends WholeSystemContract {

  private Optional<PostgresServer> server = Optional.empty();

  @Override
  ReadModelSettings database(Path data) {
    server = PostgresServer.startIfInstalled();
    assumeTrue(server.isPresent(), "there is no PostgreSQL on this machine");
    return server.orElseThrow().createDatabase();
  }

  @Override
  @AfterAll
  void stop() {
    super.stop();
    server.ifPresent(running -> {
      try {
        running.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    });
  }
}
