package io.orderlog.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.CommandIdInFlight;
import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Overloaded;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.CommandOutcome.Unknown;
import io.orderlog.command.CommandOutcome.VersionMismatch;
import io.orderlog.command.UnreliableLog.Network;
import io.orderlog.domain.Decider;
import io.orderlog.domain.Decision;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderRejection.AlreadyThere;
import io.orderlog.domain.order.OrderRejection.NotYetThere;
import io.orderlog.domain.order.OrderState;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventMetadata;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.NewEvent;
import io.orderlog.eventlog.OrderEventCodec;
import io.orderlog.eventlog.RecordedEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One writer, turned by hand, on a log that fails when it is told to. */
class WriterTest {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final PlaceOrder PLACE = new PlaceOrder("customer", Currency.getInstance("EUR"),
      List.of(new OrderLine("mug", 2, 995)));
  private static final PayOrder PAY = new PayOrder("payment", new BigDecimal("19.90"));
  private static final ShipOrder SHIP = new ShipOrder("carrier", "tracking");

  private final InMemoryEventLog<OrderEvent> memory =
      new InMemoryEventLog<>("orders", 1, OrderEventCodec.create());
  private final UnreliableLog<OrderEvent> log = new UnreliableLog<>(memory);
  private Instant now = NOON;
  private Writer<OrderCommand, OrderState, OrderEvent, OrderRejection> writer =
      newWriter(new OrderDecider());

  @Test
  void takes_no_commands_before_it_has_read_the_log() {
    assertThat(submit("a", PLACE, "1")).isCompletedWithValueMatching(NotWritten.class::isInstance);
  }

  @Test
  void decides_each_command_upon_those_before_it_and_appends_all_in_one_transaction()
      throws InterruptedException {
    writer.doWork();
    var place = submit("a", PLACE, "1");
    var shipTooEarly = submit("a", SHIP, "2");
    var pay = submit("a", PAY, "3");
    var payAgain = submit("a", PAY, "4");
    var other = submit("b", PLACE, "1");
    writer.doWork();

    assertThat(accepted(place).version()).isEqualTo(1);
    assertThat(shipTooEarly.join()).isEqualTo(
        new Rejected<>(new NotYetThere(OrderStatus.PAID), 1));
    assertThat(accepted(pay).status()).isEqualTo("PAID");
    assertThat(payAgain.join()).isEqualTo(new Rejected<>(new AlreadyThere(OrderStatus.PAID), 2));
    assertThat(accepted(other).version()).isEqualTo(1);
    assertThat(log.appends()).isEqualTo(1);
    assertThat(accepted(pay).position()).isEqualTo(events().get(1).position());
  }

  @Test
  void needs_no_transaction_when_all_are_rejected() throws InterruptedException {
    writer.doWork();
    var pay = submit("a", PAY, "1");
    writer.doWork();
    assertThat(pay.join()).isInstanceOf(Rejected.class);
    assertThat(log.appends()).isZero();
  }

  @Test
  void remembers_what_it_handled_over_a_restart() throws InterruptedException {
    writer.doWork();
    var first = submit("a", PLACE, "key");
    writer.doWork();
    writer.close();
    writer = newWriter(new OrderDecider());
    writer.doWork();
    var again = submit("a", PLACE, "key");
    var otherCommand = submit("a", PAY, "key-2", "key");
    writer.doWork();

    assertThat(again.join()).isEqualTo(new Accepted<>(accepted(first).version(),
        accepted(first).status(), accepted(first).position(), true));
    assertThat(otherCommand.join()).isInstanceOf(Accepted.class);
    var reused = writer.submit(envelope("a", PAY, "key", "other hash", null));
    writer.doWork();
    assertThat(reused.join()).isInstanceOf(CommandIdReused.class);
    assertThat(events()).hasSize(2);
  }

  @Test
  void refuses_a_second_command_with_an_id_that_is_in_flight() throws InterruptedException {
    writer.doWork();
    var first = submit("a", PLACE, "key");
    assertThat(submit("a", PLACE, "key"))
        .isCompletedWithValueMatching(CommandIdInFlight.class::isInstance);
    writer.doWork();
    assertThat(accepted(first).version()).isEqualTo(1);
    var replayed = submit("a", PLACE, "key");
    writer.doWork();
    assertThat(accepted(replayed).replayed()).isTrue();
  }

  @Test
  void refuses_a_version_that_is_not_expected_but_replays_first() throws InterruptedException {
    writer.doWork();
    var place = writer.submit(envelope("a", PLACE, "1", "1", Set.of(0L)));
    var stale = writer.submit(envelope("a", PAY, "2", "2", Set.of(0L)));
    var replayed = submit("b", PLACE, "1");
    writer.doWork();
    assertThat(accepted(place).version()).isEqualTo(1);
    assertThat(stale.join()).isEqualTo(new VersionMismatch<>(1));
    assertThat(accepted(replayed).replayed()).isFalse();
    var again = writer.submit(envelope("a", PLACE, "1", "1", Set.of(0L)));
    writer.doWork();
    assertThat(accepted(again).replayed()).isTrue();
  }

  @Test
  void answers_from_the_log_when_the_answer_of_an_append_was_lost() throws InterruptedException {
    writer.doWork();
    log.network(Network.LOSES_ANSWERS);
    var place = submit("a", PLACE, "1");
    var rejected = submit("a", SHIP, "2");
    writer.doWork();
    assertThat(place).isNotDone();
    assertThat(submit("b", PLACE, "1"))
        .isCompletedWithValueMatching(NotWritten.class::isInstance);

    log.network(Network.WORKS);
    writer.doWork();
    assertThat(accepted(place).version()).isEqualTo(1);
    assertThat(rejected.join()).isInstanceOf(NotWritten.class);
    assertThat(events()).hasSize(1);
  }

  @Test
  void answers_from_the_log_when_an_append_never_arrived() throws InterruptedException {
    writer.doWork();
    log.network(Network.LOSES_REQUESTS);
    var place = submit("a", PLACE, "1");
    writer.doWork();
    assertThat(place).isNotDone();

    log.network(Network.WORKS);
    writer.doWork();
    assertThat(place.join()).isInstanceOf(NotWritten.class);
    assertThat(events()).isEmpty();
    var again = submit("a", PLACE, "1");
    writer.doWork();
    assertThat(accepted(again).replayed()).isFalse();
  }

  @Test
  void keeps_an_unknown_outcome_open_for_as_long_as_the_log_is_away()
      throws InterruptedException {
    writer.doWork();
    log.network(Network.LOSES_ANSWERS);
    var place = submit("a", PLACE, "1");
    writer.doWork();
    log.network(Network.IS_DOWN);
    assertThat(writer.doWork()).isFalse();
    assertThat(place).isNotDone();
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.CATCHING_UP);

    log.network(Network.WORKS);
    assertThat(writer.doWork()).isTrue();
    assertThat(accepted(place).version()).isEqualTo(1);
  }

  @Test
  void does_not_claim_to_know_what_it_does_not_when_it_is_closed() throws InterruptedException {
    writer.doWork();
    log.network(Network.LOSES_ANSWERS);
    var place = submit("a", PLACE, "1");
    writer.doWork();
    writer.close();
    assertThat(place.join()).isInstanceOf(Unknown.class);
    assertThat(submit("a", PLACE, "2").join()).isInstanceOf(NotWritten.class);
  }

  @Test
  void stops_for_good_when_another_writer_has_taken_over() throws InterruptedException {
    writer.doWork();
    var successor = newWriter(new OrderDecider());
    successor.doWork();
    var late = submit("a", PLACE, "1");
    writer.doWork();

    assertThat(late.join()).isInstanceOf(Unknown.class);
    assertThat(writer.doWork()).isFalse();
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.FENCED);
    assertThat(submit("a", PLACE, "2").join()).isInstanceOf(NotWritten.class);
    assertThat(events()).isEmpty();
  }

  @Test
  void serves_nobody_from_a_history_that_cannot_have_happened() throws InterruptedException {
    append(new NewEvent<>("a", 1, new OrderDelivered(), metadata()));
    assertThat(writer.doWork()).isFalse();
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.FAILED);
    assertThat(writer.phase().detail()).contains("0@0").contains("OrderDelivered");
    assertThat(submit("b", PLACE, "1").join()).isInstanceOf(NotWritten.class);
  }

  @Test
  void serves_nobody_from_a_history_with_a_hole() throws InterruptedException {
    append(new NewEvent<>("a", 2, new OrderDelivered(), metadata()));
    assertThat(writer.doWork()).isFalse();
    assertThat(writer.phase().detail()).contains("version 2").contains("version 0");
  }

  @Test
  void answers_at_once_when_too_many_wait() throws InterruptedException {
    writer.doWork();
    List<CompletableFuture<CommandOutcome<OrderRejection>>> waiting = new ArrayList<>();
    CompletableFuture<CommandOutcome<OrderRejection>> last;
    do {
      last = submit("order-" + waiting.size(), PLACE, "1");
      waiting.add(last);
    } while (!last.isDone());
    assertThat(last.join()).isInstanceOf(Overloaded.class);
    writer.doWork();
    assertThat(waiting.getFirst().join()).isInstanceOf(Accepted.class);
    assertThat(submit("room", PLACE, "1")).isNotDone();
  }

  @Test
  void a_command_that_cannot_be_decided_harms_no_other() throws InterruptedException {
    writer = newWriter(new CancelsBadly(new OrderDecider()));
    writer.doWork();
    var before = submit("a", PLACE, "1");
    var defect = submit("a", new CancelOrder("why not"), "2");
    var after = submit("a", PAY, "3");
    writer.doWork();
    assertThat(accepted(before).version()).isEqualTo(1);
    assertThat(defect).isCompletedExceptionally();
    assertThat(accepted(after).version()).isEqualTo(2);
  }

  @Test
  void time_never_runs_against_the_versions() throws InterruptedException {
    writer.doWork();
    var placed = submit("a", PLACE, "1");
    writer.doWork();
    now = NOON.minus(Duration.ofDays(1));
    var paid = submit("a", PAY, "2");
    var other = submit("b", PLACE, "1");
    writer.doWork();
    assertThat(List.of(accepted(placed), accepted(paid), accepted(other))).hasSize(3);
    assertThat(events()).extracting(event -> event.metadata().time())
        .containsExactly(NOON, NOON, NOON.minus(Duration.ofDays(1)));
  }

  /** A decider with a defect in one place. */
  private record CancelsBadly(OrderDecider rules)
      implements
        Decider<OrderCommand, OrderState, OrderEvent, OrderRejection> {

    @Override
    public OrderState initial() {
      return rules.initial();
    }

    @Override
    public Decision<OrderEvent, OrderRejection> decide(OrderCommand command, OrderState state) {
      if (command instanceof CancelOrder) {
        throw new IllegalStateException("a defect");
      }
      return rules.decide(command, state);
    }

    @Override
    public OrderState evolve(OrderState state, OrderEvent event) {
      return rules.evolve(state, event);
    }
  }

  private Writer<OrderCommand, OrderState, OrderEvent, OrderRejection> newWriter(
      Decider<OrderCommand, OrderState, OrderEvent, OrderRejection> decider) {
    return new Writer<>("writer", Set.of(0),
        new Aggregate<>(decider, state -> OrderDecider.statusOf(state).name()), log,
        (InstantSource) () -> now);
  }

  private CompletableFuture<CommandOutcome<OrderRejection>> submit(
      String order, OrderCommand command, String commandId) {
    return submit(order, command, commandId, commandId);
  }

  private CompletableFuture<CommandOutcome<OrderRejection>> submit(
      String order, OrderCommand command, String commandId, String hash) {
    return writer.submit(envelope(order, command, commandId, hash, null));
  }

  private static CommandEnvelope<OrderCommand> envelope(String order, OrderCommand command,
      String commandId, String hash, @Nullable Set<Long> expectedVersions) {
    return new CommandEnvelope<>(
        order, command, commandId, hash, "correlation", null, expectedVersions);
  }

  private static Accepted<OrderRejection> accepted(
      CompletableFuture<CommandOutcome<OrderRejection>> answer) {
    assertThat(answer.join()).isInstanceOf(Accepted.class);
    return (Accepted<OrderRejection>) answer.join();
  }

  private void append(NewEvent<OrderEvent> event) {
    try (var appender = memory.openAppender("somebody else")) {
      appender.append(List.of(event));
    }
  }

  private static EventMetadata metadata() {
    return new EventMetadata(NOON, "command", "hash", "correlation", null);
  }

  private List<RecordedEvent<OrderEvent>> events() {
    List<RecordedEvent<OrderEvent>> events = new ArrayList<>();
    try (LogReader<OrderEvent> reader = memory.openReader(Map.of(0, 0L))) {
      new CatchUp(memory, InstantSource.system(), Duration.ofSeconds(5))
          .run(reader, events::addAll);
    }
    return events;
  }
}
