package io.orderlog.command.write;

import static io.orderlog.command.Orders.CANCEL;
import static io.orderlog.command.Orders.PAY;
import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.PLACE_LARGE;
import static io.orderlog.command.Orders.at;
import static io.orderlog.command.Orders.changeQuantity;
import static io.orderlog.command.Orders.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.Aggregate;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.CommandIdInFlight;
import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Overloaded;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.CommandOutcome.TooLarge;
import io.orderlog.command.CommandOutcome.VersionMismatch;
import io.orderlog.command.ExpectedVersions;
import io.orderlog.command.ShipsWhenPaid;
import io.orderlog.command.order.OrderStateCodec;
import io.orderlog.domain.Decision;
import io.orderlog.domain.TimelessDecider;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderRejection.AlreadyThere;
import io.orderlog.domain.order.OrderRejection.NoSuchOrder;
import io.orderlog.domain.order.OrderRejection.OrderIdTaken;
import io.orderlog.domain.order.OrderState;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.Principal;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.order.OrderLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WriterTest extends WriterFixture {

  @Test
  void commands_are_not_taken_before_the_log_is_read() {
    var writer = newWriter();
    assertThat(now(writer.submit(envelope("o", "c", PLACE)))).isInstanceOf(NotWritten.class);
    assertThat(writer.phase().detail()).contains("reading the log");
  }

  @Test
  void whatever_waits_is_one_append() throws Exception {
    var writer = servingWriter();
    var placed = writer.submit(envelope("o", "1", PLACE));
    var changed = writer.submit(envelope("o", "2", changeQuantity(1)));
    var other = writer.submit(envelope("p", "3", PLACE));
    writer.doWork();
    assertAccepted(now(placed), 1, "PLACED", false);
    assertAccepted(now(changed), 2, "PLACED", false);
    assertAccepted(now(other), 1, "PLACED", false);
    assertThat(log.appendSizes()).containsExactly(3);
  }

  @Test
  void what_caused_a_command_and_who_asked_for_it_is_in_its_events() throws Exception {
    var writer = servingWriter();
    Principal principal = new Principal(Principal.Type.SYSTEM, "agenda");
    handle(writer, new CommandEnvelope<>("o", PLACE, "1", "hash", "correlation-1", null,
        new ExpectedVersions.Any(), "stock/sku-1/7", principal));
    handle(writer, "o", "2", PAY);
    assertThat(history("o")).extracting(RecordedEvent::metadata).containsExactly(
        new EventMetadata(now, "1", "hash", "correlation-1", null, "stock/sku-1/7", principal),
        new EventMetadata(now, "2", PAY.toString(), "correlation-1", null));
  }

  @Test
  void a_command_whose_cause_cannot_be_one_fails_alone() throws Exception {
    var writer = servingWriter();
    var bad = writer.submit(new CommandEnvelope<>("o", PLACE, "1", "hash", "correlation-1", null,
        new ExpectedVersions.Any(), "", null));
    var good = writer.submit(envelope("o", "2", PLACE));
    writer.doWork();
    assertThatThrownBy(bad::join).hasMessageContaining("causationid has 0 characters");
    assertAccepted(now(good), 1, "PLACED", false);
  }

  @Test
  void a_command_is_decided_against_what_its_batch_decided_before_it() throws Exception {
    var writer = servingWriter();
    var placed = writer.submit(envelope("o", "1", PLACE));
    var again = writer.submit(envelope("o", "2", PLACE));
    var cancelled = writer.submit(envelope("o", "3", CANCEL));
    var paid = writer.submit(envelope("o", "4", PAY));
    var late = writer.submit(at(1, envelope("o", "5", CANCEL)));
    writer.doWork();
    assertAccepted(now(placed), 1, "PLACED", false);
    assertThat(now(again)).isEqualTo(new Rejected<>(new OrderIdTaken(), 1));
    assertAccepted(now(cancelled), 2, "CANCELLED", false);
    assertThat(now(paid))
        .isEqualTo(new Rejected<>(new AlreadyThere(OrderStatus.CANCELLED), 2));
    assertThat(now(late)).isEqualTo(new VersionMismatch<>(2));
    assertThat(history("o")).extracting(RecordedEvent::version).containsExactly(1L, 2L);
  }

  @Test
  void an_event_too_large_for_the_log_is_refused_alone() throws Exception {
    var writer = servingWriter();
    memory.limitEvents(20_000);
    var before = writer.submit(envelope("o", "1", PLACE));
    var large = writer.submit(envelope("p", "2", PLACE_LARGE));
    var uponIt = writer.submit(envelope("p", "3", CANCEL));
    var behind = writer.submit(envelope("o", "4", PAY));
    writer.doWork();
    assertAccepted(now(before), 1, "PLACED", false);
    assertThat(now(large)).isEqualTo(new TooLarge<>("this log allows 20000 bytes"));
    assertThat(now(uponIt)).isEqualTo(new Rejected<>(new NoSuchOrder(), 0));
    assertAccepted(now(behind), 2, "PAID", false);
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.SERVING);
    assertThat(history("p")).isEmpty();
  }

  @Test
  void an_event_too_large_is_refused_behind_a_claim_and_an_order_that_is_there_first()
      throws Exception {
    var writer = servingWriter();
    assertAccepted(handle(writer, "o", "1", PLACE_LARGE), 1, "PLACED", false);
    memory.limitEvents(20_000);
    int before = log.claims();
    assertThat(handle(writer, "p", "2", PLACE_LARGE)).isInstanceOf(TooLarge.class);
    assertThat(log.claims()).isEqualTo(before + 1);
    assertAccepted(handle(writer, "o", "1", PLACE_LARGE), 1, "PLACED", true);
    assertThat(handle(writer, "o", "3", PLACE_LARGE)).isInstanceOf(Rejected.class);
  }

  @Test
  void a_batch_without_events_appends_nothing_and_claims_before_it_refuses() throws Exception {
    var writer = servingWriter();
    int before = log.claims();
    assertThat(handle(writer, "o", "1", PAY)).isInstanceOf(Rejected.class);
    assertThat(log.appendSizes()).isEmpty();
    assertThat(log.claims()).isEqualTo(before + 1);
    assertThat(handle(writer, at(3, envelope("o", "1", PLACE))))
        .isInstanceOf(VersionMismatch.class);
    assertThat(log.claims()).isEqualTo(before + 2);
  }

  @Test
  void what_was_accepted_proves_the_refusals_beside_it() throws Exception {
    var writer = servingWriter();
    int before = log.claims();
    var placed = writer.submit(envelope("o", "1", PLACE));
    var refused = writer.submit(envelope("p", "2", PAY));
    writer.doWork();
    assertAccepted(now(placed), 1, "PLACED", false);
    assertThat(now(refused)).isInstanceOf(Rejected.class);
    assertThat(log.claims()).isEqualTo(before);
  }

  @Test
  void what_has_happened_needs_no_proof() throws Exception {
    var writer = servingWriter();
    handle(writer, "o", "1", PLACE);
    int before = log.claims();
    assertAccepted(handle(writer, "o", "1", PLACE), 1, "PLACED", true);
    assertThat(handle(writer, "o", "1", PAY)).isInstanceOf(CommandIdReused.class);
    assertThat(log.claims()).isEqualTo(before);
  }

  @Test
  void a_command_handled_before_is_answered_as_it_was_then() throws Exception {
    var writer = servingWriter();
    var first = handle(writer, "o", "1", PLACE);
    handle(writer, "o", "2", PAY);
    var again = handle(writer, "o", "1", PLACE);
    assertThat(first).isInstanceOfSatisfying(CommandOutcome.Accepted.class,
        accepted -> assertThat(again).isEqualTo(new CommandOutcome.Accepted<>(accepted.version(),
            accepted.status(), accepted.position(), true)));
    assertThat(history("o")).hasSize(2);
  }

  @Test
  void a_command_handled_before_is_answered_whatever_version_it_expects() throws Exception {
    var writer = servingWriter();
    handle(writer, "o", "1", PLACE);
    assertThat(handle(writer, at(0, envelope("o", "2", changeQuantity(1)))))
        .isEqualTo(new VersionMismatch<>(1));
    assertAccepted(handle(writer, at(1, envelope("o", "2", changeQuantity(1)))), 2, "PLACED",
        false);
    assertAccepted(handle(writer, at(1, envelope("o", "2", changeQuantity(1)))), 2, "PLACED", true);
  }

  @Test
  void a_command_id_belongs_to_one_command_of_one_order() throws Exception {
    var writer = servingWriter();
    handle(writer, "o", "1", PLACE);
    assertThat(handle(writer, "o", "1", PAY)).isInstanceOf(CommandIdReused.class);
    assertAccepted(handle(writer, "p", "1", PLACE), 1, "PLACED", false);
  }

  @Test
  void a_rejected_command_is_decided_anew() throws Exception {
    var writer = servingWriter();
    assertThat(handle(writer, "o", "1", CANCEL)).isInstanceOf(Rejected.class);
    handle(writer, "o", "2", PLACE);
    assertAccepted(handle(writer, "o", "1", CANCEL), 2, "CANCELLED", false);
  }

  @Test
  void a_command_id_waits_once_at_a_time() throws Exception {
    var writer = servingWriter();
    var first = writer.submit(envelope("o", "1", PLACE));
    assertThat(now(writer.submit(envelope("o", "1", PLACE)))).isInstanceOf(CommandIdInFlight.class);
    writer.doWork();
    assertAccepted(now(first), 1, "PLACED", false);
    assertAccepted(handle(writer, "o", "1", PLACE), 1, "PLACED", true);
  }

  @Test
  void commands_of_one_order_do_not_take_the_room_of_all_others() throws Exception {
    var writer = servingWriter();
    for (int i = 0; i < 1_000; i++) {
      assertThat(writer.submit(envelope("hot", "c" + i, PLACE))).isNotDone();
    }
    assertThat(now(writer.submit(envelope("hot", "more", PLACE)))).isInstanceOf(Overloaded.class);
    var other = writer.submit(envelope("other", "c", PLACE));
    writer.doWork();
    var again = writer.submit(envelope("hot", "more", PAY));
    writer.doWork();
    assertAccepted(now(other), 1, "PLACED", false);
    assertAccepted(now(again), 2, "PAID", false);
  }

  @Test
  void when_too_many_wait_the_next_is_told_at_once() throws Exception {
    var writer = servingWriter();
    List<CompletableFuture<CommandOutcome<OrderRejection>>> waiting = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      waiting.add(writer.submit(envelope("o" + i, "c", PLACE)));
    }
    assertThat(now(writer.submit(envelope("one more", "c", PLACE)))).isInstanceOf(Overloaded.class);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    writer.doWork();
    var retried = writer.submit(envelope("one more", "c", PLACE));
    while (!retried.isDone()) {
      writer.doWork();
    }
    assertAccepted(now(retried), 1, "PLACED", false);
    assertThat(waiting).allMatch(CompletableFuture::isDone);
    assertThat(log.appendSizes()).hasSize(11).contains(1_000);
  }

  @Test
  void closing_answers_everybody_who_waits() throws Exception {
    var writer = servingWriter();
    var waiting = writer.submit(envelope("o", "1", PLACE));
    writer.close();
    assertThat(now(waiting)).isInstanceOf(NotWritten.class);
    assertThat(now(writer.submit(envelope("o", "2", PLACE)))).isInstanceOf(NotWritten.class);
    assertThat(history("o")).isEmpty();
  }

  @Test
  void a_command_that_cannot_be_decided_harms_no_other() throws Exception {
    var writer = newWriter(new Aggregate<>(OrderLog.ORDERS, new FailsToCancel(),
        Object::toString, new OrderStateCodec()));
    writer.doWork();
    var placed = writer.submit(envelope("o", "1", PLACE));
    var cancelled = writer.submit(envelope("o", "2", CANCEL));
    var changed = writer.submit(envelope("o", "3", changeQuantity(1)));
    writer.doWork();
    assertThat(now(placed)).isInstanceOf(CommandOutcome.Accepted.class);
    assertThat(now(changed)).isInstanceOf(CommandOutcome.Accepted.class);
    assertThatThrownBy(cancelled::join).hasRootCauseMessage("a defect of the rules");
    assertThat(history("o")).hasSize(2);
  }

  @Test
  void an_event_that_cannot_be_written_harms_no_other_command() throws Exception {
    log.become(new InMemoryEventLog<>("orders", 2, new NoCancellations(OrderEventCodec.create())));
    var writer = servingWriter();
    var placed = writer.submit(envelope("o", "1", PLACE));
    var cancelled = writer.submit(envelope("o", "2", CANCEL));
    var changed = writer.submit(envelope("o", "3", changeQuantity(1)));
    writer.doWork();
    assertAccepted(now(placed), 1, "PLACED", false);
    assertAccepted(now(changed), 2, "PLACED", false);
    assertThatThrownBy(cancelled::join).hasRootCauseMessage("a defect of the codec");
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.SERVING);
  }

  @Test
  void time_never_runs_against_the_versions() throws Exception {
    var writer = servingWriter();
    Instant placedAt = now;
    handle(writer, "o", "1", PLACE);
    now = placedAt.minus(Duration.ofHours(1));
    handle(writer, "o", "2", changeQuantity(1));
    handle(writer, "p", "3", PLACE);
    now = placedAt.plusNanos(1_999_999);
    handle(servingWriter(), "o", "4", CANCEL);
    assertThat(history("o")).extracting(event -> event.metadata().time())
        .containsExactly(placedAt, placedAt, placedAt.plusMillis(1));
    assertThat(history("p")).extracting(event -> event.metadata().time())
        .containsExactly(placedAt.minus(Duration.ofHours(1)));
  }

  @Test
  void a_decision_sees_the_time_that_its_events_get() throws Exception {
    var writer = newWriter(ShipsWhenPaid.aggregate());
    writer.doWork();
    Instant placedAt = now;
    handle(writer, "o", "1", PLACE);
    handle(writer, "p", "2", PLACE);
    now = placedAt.minus(Duration.ofHours(1));
    handle(writer, "o", "3", PAY);
    now = placedAt.plusNanos(2_999_999);
    handle(writer, "p", "4", PAY);
    assertThat(history("o").getLast()).satisfies(event -> sawTheTime(event, placedAt));
    assertThat(history("p").getLast())
        .satisfies(event -> sawTheTime(event, placedAt.plusMillis(2)));
  }

  private static void sawTheTime(RecordedEvent<OrderEvent> event, Instant time) {
    assertThat(event.metadata().time()).isEqualTo(time);
    assertThat(event.data()).isEqualTo(new OrderEvent.OrderShipped("post", time.toString()));
  }

  @Test
  void a_new_writer_knows_all_that_the_log_tells() throws Exception {
    handle(servingWriter(), "o", "1", PLACE);
    var writer = servingWriter();
    assertAccepted(handle(writer, "o", "1", PLACE), 1, "PLACED", true);
    assertThat(handle(writer, "o", "1", PAY)).isInstanceOf(CommandIdReused.class);
    assertAccepted(handle(writer, at(1, envelope("o", "2", PAY))), 2, "PAID", false);
  }

  private static final class FailsToCancel
      implements TimelessDecider<OrderCommand, OrderState, OrderEvent, OrderRejection> {

    private final OrderDecider rules = new OrderDecider();

    @Override
    public OrderState initial() {
      return rules.initial();
    }

    @Override
    public Decision<OrderEvent, OrderRejection> decide(OrderCommand command, OrderState state) {
      if (command instanceof OrderCommand.CancelOrder) {
        throw new IllegalStateException("a defect of the rules");
      }
      return rules.decide(command, state);
    }

    @Override
    public OrderState evolve(OrderState state, OrderEvent event) {
      return rules.evolve(state, event);
    }
  }

  /** Which has no bytes for cancellations. */
  private record NoCancellations(EventCodec<OrderEvent> codec) implements EventCodec<OrderEvent> {

    @Override
    public String typeOf(OrderEvent event) {
      return codec.typeOf(event);
    }

    @Override
    public byte[] encode(OrderEvent event) {
      if (event instanceof OrderEvent.OrderCancelled) {
        throw new IllegalStateException("a defect of the codec");
      }
      return codec.encode(event);
    }

    @Override
    public OrderEvent decode(String type, byte[] data) {
      return codec.decode(type, data);
    }

    @Override
    public Set<String> types() {
      return codec.types();
    }
  }
}
