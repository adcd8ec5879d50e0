package io.orderlog.faults.scenario;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Processes that stop for a while with all connections open, as in a long collection of garbage.
 */
@Tag("faults")
class FreezeTest {

  private static final Layout ONE_COMMAND_SIDE = Layout.commandSides(1);

  @Test
  @Tag("faults-short")
  void of_the_command_side() throws Exception {
    Trial.run("freeze-command-side", ONE_COMMAND_SIDE, (cluster, trial) -> trial
        .strikeRepeatedly(new Freeze(cluster.commandSide(), Duration.ofSeconds(5))));
  }

  /** Longer than the broker keeps an open transaction, so that it aborts it. */
  @Test
  void of_the_command_side_past_its_transactions_end() throws Exception {
    Trial.run("freeze-command-side-long", ONE_COMMAND_SIDE, (cluster, trial) -> new Freeze(
        cluster.commandSide(), Duration.ofSeconds(75)).strike());
  }

  @Test
  void of_the_broker() throws Exception {
    Trial.run("freeze-broker", ONE_COMMAND_SIDE.withReadSide(), (cluster, trial) -> new Freeze(
        cluster.broker(), Duration.ofSeconds(30)).strike());
  }
}
