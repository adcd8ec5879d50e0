package io.orderlog.command.write;

import static io.orderlog.command.Orders.PAY;
import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.at;
import static io.orderlog.command.Orders.changeQuantity;
import static io.orderlog.command.Orders.envelope;
import static io.orderlog.command.Orders.routedHere;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.Aggregate;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Unknown;
import io.orderlog.command.CommandOutcome.VersionMismatch;
import io.orderlog.command.FaultyLog;
import io.orderlog.command.Orders;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.ShipsWhenPaid;
import io.orderlog.command.memory.InMemoryStateStorage;
import io.orderlog.command.memory.StateStorages;
import io.orderlog.command.memory.file.StateFolder;
import io.orderlog.command.memory.file.StateMemory;
import io.orderlog.command.route.CommandRouter;
import io.orderlog.command.route.Membership;
import io.orderlog.command.route.Routed;
import io.orderlog.command.route.Routing;
import io.orderlog.command.route.ScriptedGroup;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.SampleEvents;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.groups.KafkaClaimReader;
import io.orderlog.eventlog.kafka.topics.WritersTopic;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.http.CapturedLog;
import io.orderlog.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Writers in their threads on a real broker; every test has a log of its own. */
@ExtendWith(SharedKafka.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class KafkaWriterTest {

  private static final int PARTITIONS = 3;

  /** A router with all that it needs to run. */
  private record Running(Membership membership,
      CommandRouter<OrderCommand, OrderState, OrderEvent, OrderRejection> router)
      implements Routing<OrderCommand, OrderRejection>, AutoCloseable {

    @Override
    public Routed<OrderRejection> route(CommandEnvelope<OrderCommand> command) {
      return router.route(command);
    }

    @Override
    public void close() {
      membership.close();
    }
  }

  @TempDir
  private Path data;
  private KafkaConnection connection;
  private KafkaEventLog<OrderEvent> log;
  private FaultyLog<OrderEvent> counted;

  @BeforeEach
  void createLog(EmbeddedKafka kafka) {
    connection = KafkaConnection.to(kafka.bootstrapServers());
    log = KafkaEventLog.createIfMissing(new AggregateLog<>("orders-" + UUID.randomUUID(),
        OrderEventCodec.create(), PARTITIONS), connection, OptionalInt.empty());
    WritersTopic.createIfMissing(log, OptionalInt.of(PARTITIONS));
    counted = new FaultyLog<>(log);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void many_commands_on_one_order_give_a_history_without_gaps() {
    try (var router = start(1)) {
      routedHere(router, envelope("o", "place", PLACE)).join();
      List<CompletableFuture<CommandOutcome<OrderRejection>>> answers = LongStream.range(0, 500)
          .mapToObj(i -> routedHere(router, envelope("o", "c" + i, changeQuantity(1 + (int) i))))
          .toList();
      assertThat(answers).extracting(CompletableFuture::join)
          .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Accepted.class));
    }
    assertThat(WriterFixture.history(log, "o")).extracting(RecordedEvent::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 501).boxed().toList());
    assertThat(counted.appendSizes()).hasSizeLessThan(250);
  }

  @Test
  void one_of_many_that_saw_the_same_version_wins() {
    try (var router = start(1)) {
      routedHere(router, envelope("o", "place", PLACE)).join();
      for (long version = 1; version <= 5; version++) {
        long seen = version;
        List<CommandOutcome<OrderRejection>> outcomes = LongStream.range(0, 40)
            .mapToObj(i -> routedHere(router,
                at(seen, envelope("o", seen + "-" + i, changeQuantity((int) i + 1)))))
            .toList().stream().map(CompletableFuture::join).toList();
        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(outcome -> !(outcome instanceof Accepted))
            .hasSize(39).allMatch(new VersionMismatch<OrderRejection>(seen + 1)::equals);
      }
    }
    assertThat(WriterFixture.history(log, "o")).hasSize(6);
  }

  @Test
  void every_slot_writes_its_own_partitions() {
    try (var router = start(PARTITIONS)) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        String orderId = SampleEvents.orderIn(log, partition);
        assertThat(routedHere(router, envelope(orderId, "1", PLACE)).join())
            .isInstanceOf(Accepted.class);
        assertThat(WriterFixture.history(log, orderId)).hasSize(1);
      }
    }
  }

  @Test
  void several_events_of_one_command_are_one_transaction_and_one_answer() {
    CommandOutcome<OrderRejection> paid;
    try (var router = start(ShipsWhenPaid.aggregate(), 1, InMemoryStateStorage.storages())) {
      routedHere(router, envelope("o", "1", PLACE)).join();
      paid = routedHere(router, envelope("o", "2", PAY)).join();
    }
    assertThat(counted.appendSizes()).containsExactly(1, 2);
    List<RecordedEvent<OrderEvent>> history = WriterFixture.history(log, "o");
    assertThat(history).extracting(RecordedEvent::version).containsExactly(1L, 2L, 3L);
    assertThat(history.getLast().metadata()).isEqualTo(history.get(1).metadata());
    assertThat(paid).isEqualTo(
        new Accepted<>(3, "SHIPPED", history.getLast().position(), false));
    try (var router = start(ShipsWhenPaid.aggregate(), 1, InMemoryStateStorage.storages())) {
      assertThat(routedHere(router, envelope("o", "2", PAY)).join()).isEqualTo(
          new Accepted<>(3, "SHIPPED", history.getLast().position(), true));
    }
  }

  @Test
  void a_restart_reads_everything() {
    CommandOutcome<OrderRejection> placed;
    try (var router = start(2)) {
      placed = routedHere(router, envelope("o", "1", PLACE)).join();
    }
    try (var router = start(1)) {
      assertThat(placed).isInstanceOfSatisfying(Accepted.class,
          first -> assertThat(routedHere(router, envelope("o", "1", PLACE)).join()).isEqualTo(
              new Accepted<>(first.version(), first.status(), first.position(), true)));
      assertThat(routedHere(router, at(1, envelope("o", "2", PAY))).join())
          .isInstanceOf(Accepted.class);
    }
    assertThat(WriterFixture.history(log, "o")).hasSize(2);
  }

  @Test
  void a_restart_reads_only_what_its_state_does_not_have() throws Exception {
    var folder = StateFolder.in(data, Orders.aggregate(), 1, StateMemory.OF_A_PROCESS);
    try (var router = start(1, folder)) {
      placeMany(router).forEach(CompletableFuture::join);
    }
    Path before = Files.copy(stateFile(), data.resolve("image"));
    try (var router = start(1, folder)) {
      IntStream.range(0, 50).forEach(
          i -> routedHere(router, envelope("late" + i, "c", PLACE)).join());
    }
    assertThat(counted.eventsRead()).isLessThanOrEqualTo(PARTITIONS);
    // As after a kill: the state is older than the log.
    Files.move(before, stateFile(), StandardCopyOption.REPLACE_EXISTING);
    try (var router = start(1, folder)) {
      assertThat(counted.eventsRead()).isLessThanOrEqualTo(2 * PARTITIONS + 50);
      assertThat(routedHere(router, envelope("o1", "c", PLACE)).join()).isInstanceOfSatisfying(
          Accepted.class, accepted -> assertThat(accepted.replayed()).isTrue());
      assertThat(routedHere(router, envelope("late1", "2", PAY)).join())
          .isInstanceOf(Accepted.class);
    }
  }

  @Test
  void a_restart_without_its_state_reads_everything() throws Exception {
    var folder = StateFolder.in(data, Orders.aggregate(), 1, StateMemory.OF_A_PROCESS);
    try (var router = start(1, folder)) {
      placeMany(router).forEach(CompletableFuture::join);
    }
    Files.delete(stateFile());
    try (var router = start(1, folder)) {
      assertThat(counted.eventsRead()).isEqualTo(2_000);
      assertThat(routedHere(router, envelope("o1", "2", PAY)).join()).isInstanceOf(Accepted.class);
    }
  }

  @Test
  void a_router_that_is_overtaken_never_serves_again() {
    try (CapturedLog _ = new CapturedLog(Writer.class.getName());
        var earlier = start(1)) {
      routedHere(earlier, envelope("o", "1", PLACE)).join();
      try (var later = start(1)) {
        // It may have heard of the later one's claim, or it meets the fence now.
        if (earlier.route(envelope("o", "2", PAY)) instanceof Routed.Here<?>(var outcome)) {
          assertThat(outcome.join()).isInstanceOfAny(Unknown.class, NotWritten.class);
        }
        assertThat(earlier.route(envelope("o", "3", PAY))).isInstanceOf(Routed.NotHere.class);
        assertThat(earlier.router().reasonsNotReady()).singleElement().asString()
            .contains("taken over by another process");
        assertThat(routedHere(later, envelope("o", "2", PAY)).join())
            .isInstanceOf(Accepted.class);
      }
      assertThat(earlier.route(envelope("o", "4", PAY))).isInstanceOf(Routed.NotHere.class);
    }
    assertThat(WriterFixture.history(log, "o")).hasSize(2);
  }

  @Test
  void closing_answers_everybody_truthfully() {
    List<CompletableFuture<CommandOutcome<OrderRejection>>> answers;
    try (var router = start(2)) {
      answers = placeMany(router);
    }
    assertThat(answers).allMatch(CompletableFuture::isDone);
    try (var router = start(1)) {
      var again = placeMany(router);
      for (int i = 0; i < again.size(); i++) {
        boolean written = answers.get(i).join() instanceof Accepted;
        assertThat(again.get(i).join()).isInstanceOfSatisfying(Accepted.class,
            accepted -> assertThat(accepted.replayed()).isEqualTo(written));
      }
    }
  }

  private static List<CompletableFuture<CommandOutcome<OrderRejection>>> placeMany(
      Routing<OrderCommand, OrderRejection> router) {
    return IntStream.range(0, 2_000)
        .mapToObj(i -> routedHere(router, envelope("o" + i, "c", PLACE))).toList();
  }

  private Path stateFile() {
    return data.resolve("command-side").resolve("orders-slot-0.mv");
  }

  /** A router whose writers have read the log. */
  private Running start(int slots) {
    return start(slots, InMemoryStateStorage.storages());
  }

  private Running start(
      int slots, StateStorages<OrderState> storages) {
    return start(Orders.aggregate(), slots, storages);
  }

  private Running start(
      Aggregate<OrderCommand, OrderState, OrderEvent, OrderRejection> aggregate, int slots,
      StateStorages<OrderState> storages) {
    Membership membership = new Membership(
        ProcessIdentity.of(UUID::randomUUID), () -> KafkaClaimReader.open(
            connection, List.of(log.definition()), TimeSource.system()));
    var router = new CommandRouter<>(aggregate, counted, slots, membership.directory(), storages,
        TimeSource.system());
    membership.join(ScriptedGroup.ofOne(slots), "http://here:1", TimeSource.system(), router);
    while (!router.reasonsNotReady().isEmpty()) {
      Thread.onSpinWait();
    }
    return new Running(membership, router);
  }
}
