package io.orderlog.faults.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orderlog.faults.proxy.TcpProxy;
import io.orderlog.faults.proxy.Trouble;
import io.orderlog.projections.PostgresServer;
import io.orderlog.projections.database.ReadModelSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A read model database whose machine vanishes without a word. */
@Tag("faults")
class DatabaseNetworkTest {

  /** Longer than the query side waits for an answer of the database. */
  private static final Duration BOUND = Duration.ofSeconds(30);

  /** Longer than anybody waits for one. */
  private static final Duration OUTAGE = Duration.ofSeconds(40);

  @Test
  void that_is_away_for_a_while() throws Exception {
    run("black-hole-of-database", (proxy, queries) -> {
      proxy.disturb(new Trouble.BlackHole());
      queries.awaitAnswered(503);
      Wait.pass(OUTAGE);
      proxy.heal();
    });
  }

  /** Connections of before are never answered again, and nobody is told. */
  @Test
  @Tag("faults-short")
  void whose_address_another_one_takes_over() throws Exception {
    run("database-taken-over", (proxy, _) -> proxy.forsake());
  }

  @FunctionalInterface
  private interface Vanishing {
    void of(TcpProxy proxy, BoundedQueries queries);
  }

  private static void run(String name, Vanishing vanishing) throws Exception {
    Optional<PostgresServer> installed = PostgresServer.startIfInstalled();
    assumeTrue(installed.isPresent(), "there is no PostgreSQL on this machine");
    try (PostgresServer server = installed.orElseThrow()) {
      ReadModelSettings database = server.createDatabase();
      URI url = URI.create(database.url().substring("jdbc:".length()));
      InetAddress loopback = InetAddress.getLoopbackAddress();
      try (TcpProxy proxy = TcpProxy.start(
          loopback, 0, new InetSocketAddress(loopback, url.getPort()))) {
        ReadModelSettings behindProxy = new ReadModelSettings(
            database.url().replace(":" + url.getPort(), ":" + proxy.port()), database.user(),
            database.password());
        Trial.run(name, Layout.commandSides(1).withReadSide(behindProxy), (cluster, _) -> {
          try (var queries = BoundedQueries.start(cluster.queryUrl(), BOUND)) {
            queries.awaitAnswered(200);
            vanishing.of(proxy, queries);
            queries.awaitAnswered(200);
            assertThat(queries.complaints()).isEmpty();
          }
        });
      }
    }
  }
}
