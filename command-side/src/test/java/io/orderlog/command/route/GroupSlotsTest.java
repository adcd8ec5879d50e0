package io.orderlog.command.route;

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
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.eventlog.writers.WriterSlot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two logs that are shared by one group. */
class GroupSlotsTest extends WriterFixture {

  private static final WriterSlot ORDERS_0 = new WriterSlot("orders", 0);
  private static final WriterSlot ORDERS_1 = new WriterSlot("orders", 1);
  private static final WriterSlot GIFTS_0 = new WriterSlot("gifts", 0);

  private final InMemoryEventLog<OrderEvent> giftLog =
      new InMemoryEventLog<>("gifts", 2, OrderEventCodec.create());
  private final OwnedSlots<OrderCommand, OrderState, OrderEvent, OrderRejection> orders =
      new OwnedSlots<>(slot -> newWriter(slot, memory));
  private final OwnedSlots<OrderCommand, OrderState, OrderEvent, OrderRejection> gifts =
      new OwnedSlots<>(slot -> newWriter(slot, giftLog));
  private final GroupSlots slots = new GroupSlots(Map.of("orders", orders, "gifts", gifts));

  @AfterEach
  void endAll() {
    slots.loseAll();
    slots.awaitEnd();
  }

  @Test
  void each_log_is_given_its_own() {
    assertThat(slots.areKnown()).isFalse();
    slots.assigned(Set.of(ORDERS_1, GIFTS_0));

    assertThat(slots.areKnown()).isTrue();
    assertThat(orders.slots()).containsExactly(1);
    assertThat(gifts.slots()).containsExactly(0);
  }

  @Test
  void what_one_log_gives_back_leaves_the_others_alone() {
    slots.assigned(Set.of(ORDERS_0, GIFTS_0));
    var staying = serving(gifts);
    var leaving = serving(orders);

    slots.revoked(Set.of(ORDERS_0));
    slots.assigned(Set.of(GIFTS_0));

    assertThat(leaving.phase().name()).isEqualTo(WriterPhase.Name.STOPPED);
    assertThat(gifts.writer(0)).containsSame(staying);
    assertThat(staying.phase().name()).isEqualTo(WriterPhase.Name.SERVING);
  }

  @Test
  void a_claim_is_told_to_the_writers_of_its_log() {
    slots.assigned(Set.of(ORDERS_0, GIFTS_0));
    var ours = serving(orders);
    var theirs = serving(gifts);

    slots.claimedElsewhere(List.of(new RecordedClaim("gifts", claim(0), Long.MAX_VALUE),
        new RecordedClaim("unknown", claim(0), Long.MAX_VALUE)));

    Eventually.holds(() -> assertThat(theirs.phase().name()).isEqualTo(WriterPhase.Name.FENCED));
    assertThat(slots.anyFenced()).isTrue();
    assertThat(ours.phase().name()).isEqualTo(WriterPhase.Name.SERVING);
  }

  private static Writer<OrderCommand, OrderState, OrderEvent, OrderRejection> serving(
      OwnedSlots<OrderCommand, OrderState, OrderEvent, OrderRejection> owned) {
    var writer = owned.writer(0).orElseThrow();
    Eventually.holds(() -> assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.SERVING));
    return writer;
  }

  private Writer<OrderCommand, OrderState, OrderEvent, OrderRejection> newWriter(
      int slot, InMemoryEventLog<OrderEvent> writtenLog) {
    return new Writer<>(claim(slot), Set.of(slot), Orders.aggregate(), InMemoryStateStorage::new,
        writtenLog, clock);
  }

  private static WriterClaim claim(int slot) {
    return new WriterClaim(slot, "http://here:1", "an instance");
  }
}
