package io.orderlog.faults.scenario.shop;

import io.orderlog.faults.proxy.Trouble;
import io.orderlog.faults.scenario.Disturb;
import io.orderlog.faults.scenario.Layout;
import io.orderlog.faults.scenario.Server;
import io.orderlog.faults.scenario.Wait;
import io.orderlog.faults.shop.ShopLogs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A payment provider that fails in every way: it refuses, it does things and does not say so, or
 * says so before it answers, late, twice, or in another order; it is away.
 */
@Tag("faults")
class ShopProviderTest {

  private static final Layout SHOP = Layout.commandSides(1);

  private static final Map<String, String> UNRELIABLE = Map.of(
      "ORDERLOG_SIMULATOR_ERRORS_PERCENT", "10",
      "ORDERLOG_SIMULATOR_LOST_ANSWERS_PERCENT", "15",
      "ORDERLOG_SIMULATOR_DOUBLED_WEBHOOKS_PERCENT", "50",
      "ORDERLOG_SIMULATOR_DELAYED_WEBHOOKS_PERCENT", "40",
      "ORDERLOG_SIMULATOR_LATER_MS", "1500",
      // An attempt that is unlucky again after some that nobody answered is made again only after
      // ten minutes; before that, what nobody has paid for is given back.
      "ORDERLOG_PAYMENT_DEADLINE_S", "120");

  /** What is told of a hand-over comes later than what is told of the delivery, if it is held back. */
  private static final Map<String, String> OVERTAKING = Map.of(
      "ORDERLOG_SIMULATOR_HANDED_OVER_MS", "500",
      "ORDERLOG_SIMULATOR_DELIVERED_MS", "1000",
      "ORDERLOG_SIMULATOR_DOUBLED_WEBHOOKS_PERCENT", "50",
      "ORDERLOG_SIMULATOR_DELAYED_WEBHOOKS_PERCENT", "50",
      "ORDERLOG_SIMULATOR_LATER_MS", "3000");

  private static final int MORE = 6;
  /** Most of the others are handed over by hand before the carrier comes. */
  private static final int LEFT_TO_CARRIER = 3;
  private static final int ATTEMPTS_FAILED = 3;

  /** Longer than the shop waits for an answer. */
  private static final Duration PAST_THE_TIMEOUT = Duration.ofSeconds(12);

  @Test
  @Tag("faults-short")
  void unreliable_and_away_for_some_attempts() throws Exception {
    ShopTrial.run("shop-provider", SHOP.withShop(UNRELIABLE), (cluster, trial) -> {
      Server provider = cluster.provider().server();
      provider.kill();
      trial.awaitThat("asked often enough",
          logs -> logs.attemptsFailed() >= ATTEMPTS_FAILED);
      provider.start();
    });
  }

  @Test
  void unreliable_all_the_time() throws Exception {
    ShopTrial.run("shop-provider-unreliable", SHOP.withShop(UNRELIABLE), (_, trial) -> trial
        .strikeRepeatedly(() -> {}));
  }

  @Test
  @Tag("faults-short")
  void a_carrier_that_tells_of_a_delivery_before_the_hand_over() throws Exception {
    ShopTrial.run("shop-carrier-overtaking", SHOP.withShop(OVERTAKING), (_, trial) -> {
      do {
        trial.moreCustomers(MORE);
        for (int i = 0; i < LEFT_TO_CARRIER; i++) {
          trial.customers().order("ok");
        }
        trial.serve();
        trial.awaitThat("all parcels have arrived", ShopLogs::allParcelsHaveArrived);
      } while (trial.logs().parcelsToldOfAtTheirDelivery() == 0);
    });
  }

  @Test
  void away_for_a_minute() throws Exception {
    ShopTrial.run("shop-provider-away", SHOP.withShop(Map.of()), (cluster, trial) -> {
      cluster.provider().server().kill();
      Wait.pass(Duration.ofMinutes(1));
      cluster.provider().server().start();
    });
  }

  @Test
  void behind_a_bad_network() throws Exception {
    List<Trouble> troubles = List.of(new Trouble.DropAnswers(), new Trouble.BlackHole(),
        new Trouble.Delay(Duration.ofSeconds(1)));
    ShopTrial.run("shop-provider-network", SHOP.withShop(Map.of()), (cluster, trial) -> trial
        .strikeRepeatedly(() -> new Disturb(cluster.provider().proxy(),
            troubles.get(trial.random().nextInt(troubles.size())), PAST_THE_TIMEOUT).strike()));
  }
}
