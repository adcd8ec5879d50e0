package io.orderlog.faults.scenario.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.faults.scenario.Cluster;
import io.orderlog.faults.scenario.Layout;
import io.orderlog.faults.scenario.Server;
import io.orderlog.faults.traffic.Customers;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A version cannot carry what follows from one item, and is killed again and again; what it could
 * not carry waits for an operator and the next version, and is done once.
 */
@Tag("faults")
class ShopParkedTest {

  private static final Layout SHOP = Layout.commandSides(1).withShop(Map.of());
  private static final int MORE_CUSTOMERS = 8;

  @Test
  @Tag("faults-short")
  void what_one_version_could_not_carry_the_next_one_does_when_it_is_told_to() throws Exception {
    ShopTrial.run("shop-parked", SHOP, (cluster, trial) -> {
      Server commandSide = cluster.commandSide();
      Map<String, String> defective = Map.of("ORDERLOG_JAVA_OPTIONS", Cluster.JAVA_OPTIONS + " "
          + DefectiveVersion.make(trial.folder().resolve("defective"), Customers.POT));
      commandSide.kill();
      commandSide.start(defective);
      trial.moreCustomers(MORE_CUSTOMERS);
      trial.awaitParked(true);
      trial.strikeRepeatedly(() -> {
        commandSide.kill();
        commandSide.start(defective);
      });
      commandSide.kill();
      commandSide.start();
      assertThat(trial.parked()).isNotEmpty()
          .allMatch(event -> event.startsWith("stock/" + Customers.POT + "/"));
      assertThat(cluster.run("reactions", "retry", "stock", Customers.POT))
          .contains(" carried, ");
      trial.awaitParked(false);
    });
  }
}
