package io.orderlog.faults.scenario;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that keep connections and do little with them must not keep others from theirs. */
@Tag("faults")
class SlowClientTest {

  @Test
  void idle_connections_and_slow_bodies() throws Exception {
    Trial.run("slow-clients", Layout.commandSides(1), (cluster, trial) -> {
      URI url = cluster.commandUrls().getFirst();
      try (IdleConnections _ = IdleConnections.open(url, 500);
          SlowBodies _ = SlowBodies.send(url, 50)) {
        long before = trial.accepted();
        Wait.until(Duration.ofSeconds(30), () -> trial.accepted() > before + 200,
            () -> "the other clients are not served");
      }
    });
  }
}
