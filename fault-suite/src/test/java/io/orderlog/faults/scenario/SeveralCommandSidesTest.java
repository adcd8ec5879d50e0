package io.orderlog.faults.scenario;

import io.orderlog.faults.proxy.Trouble;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Command sides that share the writer slots and take over from each other. */
@Tag("faults")
class SeveralCommandSidesTest {

  private static final Layout TWO = Layout.commandSides(2);
  private static final Layout THREE = Layout.commandSides(3);

  /** Longer than the consumer group waits for a member: its session is 6 s. */
  private static final Duration PAST_THE_SESSION = Duration.ofSeconds(15);

  @Test
  void kill_9_of_any_of_them() throws Exception {
    Trial.run("several-kill", THREE.withReadSide(), (cluster, trial) -> trial.strikeRepeatedly(
        () -> KillAndRestart.of(any(cluster, trial)).strike()));
  }

  @Test
  void kill_9_of_the_broker() throws Exception {
    Trial.run("several-kill-broker", TWO, (cluster, trial) -> trial
        .strikeRepeatedly(KillAndRestart.of(cluster.broker())));
  }

  /** The others take over its slots; when it wakes up it must not act as if it still had them. */
  @Test
  @Tag("faults-short")
  void an_owner_frozen_past_its_session() throws Exception {
    Trial.run("several-freeze", TWO, (cluster, trial) -> trial.strikeRepeatedly(
        () -> new Freeze(any(cluster, trial), PAST_THE_SESSION).strike()));
  }

  /** Too short for the others to notice, or just about. */
  @Test
  void owners_frozen_for_a_moment() throws Exception {
    Trial.run("several-freeze-short", TWO, (cluster, trial) -> trial.strikeRepeatedly(
        () -> new Freeze(any(cluster, trial), Duration.ofSeconds(5)).strike()));
  }

  @Test
  void an_owner_that_does_not_reach_the_broker() throws Exception {
    Trial.run("several-cut-off", TWO.withProxies(), (cluster, trial) -> trial
        .strikeRepeatedly(new Disturb(
            cluster.proxies().broker(), new Trouble.BlackHole(), PAST_THE_SESSION)));
  }

  @Test
  void both_killed_at_once_and_the_broker_with_them() throws Exception {
    Trial.run("several-kill-all", TWO, (cluster, trial) -> trial.strikeRepeatedly(
        new KillAndRestart(List.of(cluster.broker(), cluster.commandSides().getFirst(),
            cluster.commandSides().getLast()))));
  }

  private static Server any(Cluster cluster, Trial trial) {
    return cluster.commandSides()
        .get(trial.random().nextInt(cluster.commandSides().size()));
  }
}
