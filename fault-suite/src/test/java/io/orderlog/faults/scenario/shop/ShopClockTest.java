package io.orderlog.faults.scenario.shop;

import io.orderlog.faults.scenario.Layout;
import io.orderlog.faults.scenario.Server;
import io.orderlog.faults.scenario.ShiftedClock;
import io.orderlog.faults.shop.ShopLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The clock of the command side is a day off for a while, with orders under way before, meanwhile
 * and afterwards. Holds and other dates may come a day early or late, and nothing worse.
 */
@Tag("faults")
class ShopClockTest {

  private static final Layout SHOP = Layout.commandSides(1).withShop(Map.of());
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @ValueSource(strings = {"+1d", "-1d"})
  @Tag("faults-short")
  void a_day_off_for_a_while(String offset) throws Exception {
    Map<String, String> shifted = ShiftedClock.by(offset);
    ShopTrial.run("shop-clock" + offset, SHOP, (cluster, trial) -> {
      trial.datesMayBeOffBy(DAY);
      Server side = cluster.commandSide();
      side.kill();
      side.start(shifted);
      trial.awaitThat("served by the other clock", ShopClockTest::hasEventsOfAnotherDay);
      trial.strikeRepeatedly(() -> {});
      side.kill();
      side.start();
      trial.customers().order("ok");
    });
  }

  private static boolean hasEventsOfAnotherDay(ShopLogs logs) {
    return logs.events().anyMatch(event -> Duration.between(event.time(), Instant.now()).abs()
        .compareTo(DAY.minusHours(1)) > 0);
  }
}
