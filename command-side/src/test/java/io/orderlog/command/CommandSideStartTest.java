package io.orderlog.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.http.CommandRoute;
import io.orderlog.command.http.CommandRoute.Change;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.order.OrderAggregate;
import io.orderlog.command.tally.TallyAggregate;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.UnsafeTopicException;
import io.orderlog.eventlog.tally.TallyCommand;
import io.orderlog.http.CannotListenException;
import io.orderlog.settings.Durability;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A command side that cannot start leaves nothing running, however far it has come. */
@ExtendWith(SharedKafka.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class CommandSideStartTest {

  @TempDir
  private Path data;
  private KafkaConnection connection;
  private Set<Thread> before;

  @BeforeEach
  void look(EmbeddedKafka kafka) {
    connection = KafkaConnection.to(kafka.bootstrapServers());
    before = ours();
  }

  @Test
  void a_port_that_is_taken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(taken.getLocalPort(), TallyAggregate.served()))
          .isInstanceOf(CannotListenException.class)
          .hasMessageContaining("ORDERLOG_COMMAND_PORT").hasNoSuppressedExceptions();
    }
    assertNothingRuns();
  }

  @Test
  void a_second_log_that_would_not_take_every_event() {
    var tallies = TallyAggregate.served();
    var aggregate = tallies.aggregate();
    var large = new ServedAggregate<>(new Aggregate<>(aggregate.log(), aggregate.decider(),
        aggregate.statusOf(), aggregate.stateCodec(), 1_000_000_000), tallies.routes());

    assertThatThrownBy(() -> start(0, large)).isInstanceOf(UnsafeTopicException.class)
        .hasMessageContaining("needed are 1000000000").hasNoSuppressedExceptions();
    assertNothingRuns();
  }

  @Test
  void two_aggregates_of_one_name_or_one_path() {
    var tallies = TallyAggregate.served();
    var orders = OrderAggregate.served();

    assertThatThrownBy(() -> start(0, orders)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two aggregates have the name orders; give each its own");
    var routes = tallies.routes();
    var samePath = new ServedAggregate<>(tallies.aggregate(),
        new CommandRoutes<>(orders.routes().path(), routes.idName(), routes.ids(),
            routes.commands(), routes.hash(), routes.rejections()));
    assertThatThrownBy(() -> start(0, samePath)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two aggregates have the path /orders; give each its own");
    assertNothingRuns();
  }

  @Test
  void two_commands_at_one_place() {
    var routes = TallyAggregate.served().routes();
    var change = (Change<TallyCommand>) routes.commands().getFirst();
    Change<TallyCommand> cancel =
        new Change<TallyCommand>("cancel", change.parser()).under("/orders");

    assertThatThrownBy(() -> start(0, tallies(List.of(cancel))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two commands have the path /orders/{id}/cancel; give each its own");
    assertThatThrownBy(() -> start(0, tallies(List.of(change, change))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two commands have the path /tallies/{id}/add; give each its own");
    assertNothingRuns();
  }

  private static ServedAggregate<?, ?, ?, ?> tallies(List<CommandRoute<TallyCommand>> commands) {
    var tallies = TallyAggregate.served();
    var routes = tallies.routes();
    return new ServedAggregate<>(tallies.aggregate(),
        new CommandRoutes<>(routes.path(), routes.idName(), routes.ids(), commands,
            routes.hash(), routes.rejections()));
  }

  private void start(int port, ServedAggregate<?, ?, ?, ?> second) {
    CommandSide.start(
        new CommandSideSettings("127.0.0.1", port, connection, Durability.PROCESS_CRASH,
            OptionalInt.empty(), OptionalInt.of(2), Optional.empty(), Optional.empty(), data),
        List.of(OrderAggregate.served(), second), TimeSource.system(), UUID::randomUUID).close();
  }

  /** A thread pool is closed a moment before its threads have ended. */
  private void assertNothingRuns() {
    Eventually.holds(() -> assertThat(ours()).isSubsetOf(before));
  }

  /** Threads of writers, members, directories and answers. */
  private static Set<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("(orderlog-)?writer.*|pending-answers"))
        .collect(Collectors.toSet());
  }
}
