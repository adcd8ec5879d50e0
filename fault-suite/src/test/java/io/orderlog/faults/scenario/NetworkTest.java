package io.orderlog.faults.scenario;

import io.orderlog.faults.proxy.TcpProxy;
import io.orderlog.faults.proxy.Trouble;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers that get lost, bytes that come late or never, connections that are cut. */
@Tag("faults")
class NetworkTest {

  private static final Layout WITH_PROXIES = Layout.commandSides(1).withProxies();
  private static final List<Trouble> TROUBLES = List.of(
      new Trouble.DropAnswers(), new Trouble.BlackHole(), new Trouble.Delay(Duration.ofSeconds(1)));
  private static final Duration SHORT = Duration.ofSeconds(3);

  /** Longer than Kafka's client and our own wait for one answer. */
  private static final Duration LONG = Duration.ofSeconds(15);

  @Test
  void between_clients_and_the_command_side() throws Exception {
    Trial.run("network-of-clients", WITH_PROXIES, (cluster, trial) -> trial
        .strikeRepeatedly(anyTrouble(trial, cluster.proxies().clients(), SHORT)));
  }

  @Test
  @Tag("faults-short")
  void between_the_command_side_and_the_broker() throws Exception {
    Trial.run("network-of-broker", WITH_PROXIES, (cluster, trial) -> trial
        .strikeRepeatedly(anyTrouble(trial, cluster.proxies().broker(), SHORT)));
  }

  @Test
  void between_the_command_side_and_the_broker_for_longer_than_anyone_waits() throws Exception {
    Trial.run("long-network-of-broker", WITH_PROXIES, (cluster, trial) -> trial
        .strikeRepeatedly(anyTrouble(trial, cluster.proxies().broker(), LONG)));
  }

  @Test
  void connections_to_the_broker_that_are_cut() throws Exception {
    Trial.run("cut-connections", WITH_PROXIES, (cluster, trial) -> trial
        .strikeRepeatedly(cluster.proxies().broker()::cut));
  }

  private static Fault anyTrouble(Trial trial, TcpProxy proxy, Duration duration) {
    return () -> new Disturb(
        proxy, TROUBLES.get(trial.random().nextInt(TROUBLES.size())), duration).strike();
  }
}
