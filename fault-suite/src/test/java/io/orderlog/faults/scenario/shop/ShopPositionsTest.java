package io.orderlog.faults.scenario.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.eventlog.kafka.positions.PositionsTopic;
import io.orderlog.faults.scenario.Layout;
import io.orderlog.faults.shop.check.Inertness;
import io.orderlog.faults.shop.ShopEvidence;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The topic of positions is gone: all that follows from events is sent again, and nothing happens
 * twice. Nobody outside is asked before an operator allows it.
 */
@Tag("faults")
class ShopPositionsTest {

  private static final Layout SHOP = Layout.commandSides(1).withShop(ShopTrial.NO_REVIEWS);

  @Test
  @Tag("faults-short")
  void lost_so_that_all_is_sent_again_and_nothing_happens_twice() throws Exception {
    ShopTrial.run("shop-positions", SHOP, (cluster, trial) -> {
      trial.serve();
      ShopEvidence before = trial.atRest();
      Carried.await(cluster);
      cluster.commandSide().kill();
      try (Admin admin = Admin.create(
          Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
        admin.deleteTopics(List.of(PositionsTopic.NAME)).all().get();
      }
      cluster.commandSide().start();
      Carried.await(cluster);
      assertThat(Inertness.check(before, trial.evidence())).isEmpty();

      // Nobody knows what the endpoint was told of last, so it is told from here on.
      assertThat(cluster.run("effects", "list")).contains("webhook-endpoints is held back");
      cluster.run("effects", "allow", "webhook-endpoints");
      Carried.awaitBegun(cluster, WebhookServer.ID);

      String held = trial.customers().order("ok");
      trial.awaitThat("to be paid", logs -> logs.process(held) instanceof Paying);
      assertThat(cluster.run("effects", "list")).contains("payments is held back");
      assertThat(trial.evidence().ledger().calls()).isEqualTo(before.ledger().calls());
      assertThat(cluster.run("effects", "allow", "payments"))
          .contains("may ask from now on");
    });
  }
}
