package io.orderlog.faults.scenario;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody else begins a transaction on the topic and never ends it. */
@Tag("faults")
class ForeignTransactionTest {

  /** Readers are held back until Kafka aborts it; this is when. */
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Test
  void under_a_command_side_that_runs() throws Exception {
    Trial.run("foreign-transaction", Layout.commandSides(1).withReadSide(),
        (cluster, trial) -> AbandonedTransaction.begin(cluster.bootstrapServers(), TIMEOUT));
  }

  @Test
  void under_a_command_side_that_starts() throws Exception {
    Trial.run("foreign-transaction-at-start", Layout.commandSides(1), (cluster, trial) -> {
      AbandonedTransaction.begin(cluster.bootstrapServers(), TIMEOUT);
      KillAndRestart.of(cluster.commandSide()).strike();
    });
  }
}
