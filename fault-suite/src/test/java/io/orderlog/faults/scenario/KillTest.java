package io.orderlog.faults.scenario;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kill -9} at random moments of the traffic. */
@Tag("faults")
class KillTest {

  private static final Layout WITH_READ_SIDE = Layout.commandSides(1).withReadSide();

  @Test
  void of_the_command_side() throws Exception {
    Trial.run("kill-command-side", WITH_READ_SIDE, (cluster, trial) -> trial
        .strikeRepeatedly(KillAndRestart.of(cluster.commandSide())));
  }

  @Test
  void of_the_broker() throws Exception {
    Trial.run("kill-broker", WITH_READ_SIDE, (cluster, trial) -> trial
        .strikeRepeatedly(KillAndRestart.of(cluster.broker())));
  }

  @Test
  @Tag("faults-short")
  void of_the_broker_and_the_command_side() throws Exception {
    Trial.run("kill-both", WITH_READ_SIDE, (cluster, trial) -> trial
        .strikeRepeatedly(KillAndRestart.of(cluster.broker(), cluster.commandSide())));
  }
}
