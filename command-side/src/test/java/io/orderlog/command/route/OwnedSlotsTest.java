package io.orderlog.command.route;

import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.Orders;
import io.orderlog.command.memory.InMemoryStateStorage;
import io.orderlog.command.write.Writer;
import io.orderlog.command.write.WriterFixture;
import io.orderlog.command.write.WriterPhase;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterClaim;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnedSlotsTest extends WriterFixture {

  private final OwnedSlots<OrderCommand, OrderState, OrderEvent, OrderRejection> owned =
      new OwnedSlots<>(this::newWriter);

  @AfterEach
  void endAll() {
    owned.lost(owned.slots());
    owned.awaitEnd(Duration.ofSeconds(30));
  }

  @Test
  void nothing_is_known_before_the_group_has_said_anything() {
    assertThat(owned.areKnown()).isFalse();

    owned.assigned(Set.of());

    assertThat(owned.areKnown()).isTrue();
    assertThat(owned.slots()).isEmpty();
    assertThat(owned.writer(0)).isEmpty();
  }

  @Test
  void a_slot_that_is_assigned_gets_a_writer_and_keeps_it() {
    owned.assigned(Set.of(0));
    var writer = owned.writer(0).orElseThrow();
    awaitPhase(writer, WriterPhase.Name.SERVING);

    owned.assigned(Set.of(0, 1));

    assertThat(owned.writer(0)).containsSame(writer);
    assertThat(owned.slots()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void a_slot_that_is_revoked_is_left_when_its_writer_has_ended() {
    owned.assigned(Set.of(0, 1));
    var leaving = owned.writer(0).orElseThrow();

    new GroupSlots(Map.of("orders", owned)).revoked(ScriptedGroup.ofOrders(0));

    assertThat(leaving.phase().name()).isEqualTo(WriterPhase.Name.STOPPED);
    assertThat(owned.slots()).containsExactly(1);
    assertThat(owned.areKnown()).isTrue();
  }

  @Test
  void after_slots_are_lost_nobody_knows_what_is_whose() {
    owned.assigned(Set.of(0));
    var losing = owned.writer(0).orElseThrow();

    owned.lost(Set.of(0));

    assertThat(owned.areKnown()).isFalse();
    assertThat(owned.writer(0)).isEmpty();
    awaitPhase(losing, WriterPhase.Name.STOPPED);
  }

  @Test
  void a_writer_whose_slot_was_claimed_elsewhere_is_fenced_and_replaced_when_it_is_assigned_again() {
    owned.assigned(Set.of(0));
    var fenced = owned.writer(0).orElseThrow();
    awaitPhase(fenced, WriterPhase.Name.SERVING);
    assertThat(owned.anyFenced()).isFalse();

    owned.claimedElsewhere(new RecordedClaim("orders", claim(0), Long.MAX_VALUE));
    var _ = fenced.submit(envelope("o", "1", PLACE));
    awaitPhase(fenced, WriterPhase.Name.FENCED);
    assertThat(owned.anyFenced()).isTrue();

    owned.assigned(Set.of(0));
    assertThat(owned.anyFenced()).isFalse();
    assertThat(owned.writer(0)).get().isNotSameAs(fenced);
    awaitPhase(owned.writer(0).orElseThrow(), WriterPhase.Name.SERVING);
  }

  private static void awaitPhase(Writer<?, ?, ?, ?> writer, WriterPhase.Name phase) {
    Eventually.holds(() -> assertThat(writer.phase().name()).isEqualTo(phase));
  }

  private Writer<OrderCommand, OrderState, OrderEvent, OrderRejection> newWriter(int slot) {
    return new Writer<>(claim(slot), Set.of(slot), Orders.aggregate(), InMemoryStateStorage::new,
        log, clock);
  }

  private static WriterClaim claim(int slot) {
    return new WriterClaim(slot, "http://here:1", "an instance");
  }
}
