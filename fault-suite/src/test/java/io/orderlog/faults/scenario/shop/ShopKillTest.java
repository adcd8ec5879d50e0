package io.orderlog.faults.scenario.shop;

import io.orderlog.faults.scenario.Cluster;
import io.orderlog.faults.scenario.Fault;
import io.orderlog.faults.scenario.Freeze;
import io.orderlog.faults.scenario.KillAndRestart;
import io.orderlog.faults.scenario.Layout;
import io.orderlog.faults.scenario.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9}, and {@code SIGSTOP} for a while, at random moments of orders on their way from a
 * cart to their end. So couriers, deadlines, mails and calls to the payment provider and the carrier
 * are interrupted wherever they can be.
 */
@Tag("faults")
class ShopKillTest {

  private static final Layout SHOP = Layout.commandSides(1).withShop(Map.of(
      "ORDERLOG_SIMULATOR_HANDED_OVER_MS", "800", "ORDERLOG_SIMULATOR_DELIVERED_MS", "1600",
      "ORDERLOG_MAIL_FROM", "orders@shop.example"));
  private static final Duration FROZEN = Duration.ofSeconds(4);

  @Test
  @Tag("faults-short")
  void of_any_of_them() throws Exception {
    ShopTrial.run("shop-kill-any", SHOP, (cluster, trial) -> trial.strikeRepeatedly(() -> any(
        trial, List.of(cluster.commandSide(), cluster.broker(), cluster.provider().server()))
        .strike()));
  }

  @Test
  void of_the_command_side() throws Exception {
    ShopTrial.run("shop-kill-command-side", SHOP, (cluster, trial) -> trial
        .strikeRepeatedly(() -> any(trial, List.of(cluster.commandSide())).strike()));
  }

  @Test
  void of_the_broker() throws Exception {
    ShopTrial.run("shop-kill-broker", SHOP, (cluster, trial) -> trial
        .strikeRepeatedly(() -> any(trial, List.of(cluster.broker())).strike()));
  }

  @Test
  void of_the_payment_provider() throws Exception {
    ShopTrial.run("shop-kill-provider", SHOP, (cluster, trial) -> trial
        .strikeRepeatedly(() -> any(trial, List.of(cluster.provider().server())).strike()));
  }

  @Test
  void of_all_at_once() throws Exception {
    ShopTrial.run("shop-kill-all", SHOP.withReadSide(), (cluster, trial) -> trial
        .strikeRepeatedly(new KillAndRestart(all(cluster))));
  }

  private static List<Server> all(Cluster cluster) {
    return List.of(cluster.broker(), cluster.provider().server(), cluster.commandSide());
  }

  private static Fault any(ShopTrial trial, List<Server> servers) {
    Server server = servers.get(trial.random().nextInt(servers.size()));
    return trial.random().nextBoolean()
        ? KillAndRestart.of(server)
        : new Freeze(server, FROZEN);
  }
}
