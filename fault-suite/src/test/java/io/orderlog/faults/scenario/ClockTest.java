package io.orderlog.faults.scenario;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command side whose clock is a day off. */
@Tag("faults")
class ClockTest {

  @ParameterizedTest
  @ValueSource(strings = {"+1d", "-1d"})
  void of_the_command_side(String offset) throws Exception {
    Map<String, String> shifted = ShiftedClock.by(offset);
    Trial.run("clock-of-command-side" + offset, Layout.commandSides(1).withReadSide(),
        (cluster, trial) -> {
          cluster.commandSide().kill();
          cluster.commandSide().start(shifted);
          trial.requireAnswers();
          KillAndRestart.of(cluster.commandSide()).strike();
        });
  }
}
