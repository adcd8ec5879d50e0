package io.orderlog.faults.scenario.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.faults.scenario.Layout;
import io.orderlog.faults.scenario.Server;
import io.orderlog.faults.scenario.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Orders whose time to be paid is over while nothing runs. What was due happens afterwards, once,
 * and nothing of it before its time; the checker sees to that.
 */
@Tag("faults")
class ShopDeadlineTest {

  private static final Duration TIME_TO_PAY = Duration.ofSeconds(12);
  private static final Layout SHOP = Layout.commandSides(1).withShop(ShopTrial.NO_REVIEWS).withShop(
      Map.of("ORDERLOG_PAYMENT_DEADLINE_S", String.valueOf(TIME_TO_PAY.toSeconds())));

  @Test
  @Tag("faults-short")
  void what_was_due_while_everything_was_down_happens_once() throws Exception {
    ShopTrial.run("shop-deadlines", SHOP, (cluster, trial) -> {
      String unpaid = trial.customers().order("declined");
      trial.awaitThat("declined",
          logs -> logs.process(unpaid) instanceof Paying paying && paying.declined());
      List<Server> all = List.of(
          cluster.commandSide(), cluster.provider().server(), cluster.broker());
      all.forEach(Server::kill);
      Wait.pass(TIME_TO_PAY.plusSeconds(1));
      Instant up = Instant.now();
      all.reversed().forEach(Server::start);
      trial.serve();
      assertThat(trial.atRest().logs().deadlines(unpaid)).singleElement()
          .satisfies(event -> assertThat(event.time()).isAfter(up));
    });
  }
}
