package io.orderlog.faults.scenario.shop;

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
 * Two command sides share the writer slots of all logs, and with them couriers, deadlines and calls
 * to the payment provider, which move between them while orders are under way.
 */
@Tag("faults")
class ShopSlotsTest {

  private static final Layout TWO = Layout.commandSides(2).withShop(Map.of());

  /** Longer than the consumer group waits for a member: its session is 6 s. */
  private static final Duration PAST_THE_SESSION = Duration.ofSeconds(15);

  @Test
  @Tag("faults-short")
  void one_leaves_and_joins_and_the_other_is_killed() throws Exception {
    ShopTrial.run("shop-slots", TWO, (cluster, trial) -> trial.strikeRepeatedly(() -> {
      leaveAndJoin(cluster.commandSides().getLast()).strike();
      KillAndRestart.of(cluster.commandSides().getFirst()).strike();
    }));
  }

  @Test
  void any_of_them_leaves_is_killed_or_is_frozen_past_its_session() throws Exception {
    ShopTrial.run("shop-slots-any", TWO, (cluster, trial) -> trial.strikeRepeatedly(
        () -> any(trial, cluster.commandSides().get(trial.random().nextInt(2))).strike()));
  }

  private static Fault any(ShopTrial trial, Server side) {
    List<Fault> faults = List.of(leaveAndJoin(side), KillAndRestart.of(side),
        new Freeze(side, PAST_THE_SESSION));
    return faults.get(trial.random().nextInt(faults.size()));
  }

  private static Fault leaveAndJoin(Server side) {
    return () -> {
      side.stop();
      side.start();
    };
  }
}
