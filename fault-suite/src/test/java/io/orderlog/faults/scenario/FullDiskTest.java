package io.orderlog.faults.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The broker's disk runs full; somebody makes room and starts it again. */
@Tag("faults")
class FullDiskTest {

  private static final int MEGABYTES = 64;

  @Test
  void under_the_broker() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")),
        "only root may mount the small disk that this needs");
    Trial.run("full-disk", Layout.commandSides(1), (cluster, trial) -> {
      Server broker = cluster.broker();
      broker.kill();
      try (SmallDisk disk = SmallDisk.mountOver(trial.data(), MEGABYTES)) {
        broker.start();
        trial.requireAnswers();
        disk.fill();
        Wait.until(Trial.RECOVERY_BOUND, () -> !broker.isRunning(),
            () -> "the broker still runs on a disk that is full");
        assertThat(broker.output()).endsWith("; ORDERLOG_DATA names another folder\n");
        disk.makeRoom();
        broker.start();
        trial.requireAnswers();
        broker.kill();
      }
      broker.start();
    });
  }
}
