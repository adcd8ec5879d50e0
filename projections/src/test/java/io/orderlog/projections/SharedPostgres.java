package io.orderlog.projections;

import io.orderlog.projections.database.ReadModelSettings;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One real PostgreSQL server for all tests of a module, handed to every test that has a
 * {@link PostgresServer} parameter. Tests that need it are skipped on a machine without one. Tests
 * keep out of each other's way by databases of their own.
 */
public final class SharedPostgres implements ParameterResolver {

  private static final String MISSING = "SKIPPED, because there is no PostgreSQL on this machine"
      + " (apt install postgresql): tests that run on it";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == PostgresServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return server(test);
  }

  /** Skips the test if there is none. */
  static PostgresServer server(ExtensionContext test) {
    Optional<PostgresServer> server = test.getRoot()
        .getStore(Namespace.create(SharedPostgres.class))
        .computeIfAbsent(Running.class, _ -> Running.start(), Running.class).server();
    Assumptions.assumeTrue(server.isPresent(), MISSING);
    return server.orElseThrow();
  }

  static ReadModelSettings newDatabase(ExtensionContext test) {
    return server(test).createDatabase();
  }

  private record Running(Optional<PostgresServer> server) implements AutoCloseable {

    static Running start() {
      Optional<PostgresServer> server = PostgresServer.startIfInstalled();
      if (server.isEmpty()) {
        System.err.println(MISSING);
      }
      return new Running(server);
    }

    @Override
    public void close() throws IOException {
      if (server.isPresent()) {
        server.get().close();
      }
    }
  }
}
