package io.orderlog.command.write;

import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.envelope;
import static io.orderlog.command.write.WriterPhase.Name.CATCHING_UP;
import static io.orderlog.command.write.WriterPhase.Name.FAILED;
import static io.orderlog.command.write.WriterPhase.Name.SERVING;
import static io.orderlog.eventlog.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.order.OrderEventCodec;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A log that no writer can have written: better no answer than one from half a history. */
class BrokenHistoryTest extends WriterFixture {

  private static final OrderEvent PLACED = new OrderPlaced("c", Currency.getInstance("EUR"),
      List.of(), 0);

  @Test
  void a_gap_in_the_versions_stops_the_writer() throws Exception {
    append(List.of(event("o", 1, PLACED), event("o", 3, new OrderDelivered())));
    assertFails("version 3 of o, which is at version 1");
  }

  @Test
  void a_version_that_is_there_twice_stops_the_writer() throws Exception {
    append(List.of(event("o", 1, PLACED), event("o", 1, PLACED)));
    assertFails("version 1 of o, which is at version 1");
  }

  @Test
  void an_event_that_cannot_have_happened_stops_the_writer() throws Exception {
    append(List.of(event("o", 1, PLACED), event("o", 2, new OrderDelivered())));
    assertFails("order.delivered.v1");
  }

  @Test
  void an_event_that_cannot_be_read_stops_the_writer() throws Exception {
    var unreadable = new InMemoryEventLog<>("orders", 2, new ReadsNothing());
    log.become(unreadable);
    try (var appender = unreadable.openAppender("another")) {
      appender.append(List.of(event("o", 1, PLACED)));
    }
    assertFails("partition " + unreadable.partitionOf("o") + " offset 0");
  }

  @Test
  void a_log_out_of_reach_is_tried_again() throws Exception {
    log.failOpenings(2);
    var writer = newWriter();
    assertThat(writer.doWork()).isFalse();
    assertThat(writer.phase().name()).isEqualTo(CATCHING_UP);
    assertThat(writer.doWork()).isFalse();
    assertThat(writer.doWork()).isTrue();
    assertThat(writer.phase().name()).isEqualTo(SERVING);
  }

  private void append(List<NewEvent<OrderEvent>> events) {
    try (var appender = memory.openAppender("another")) {
      appender.append(events);
    }
  }

  private void assertFails(String reason) throws InterruptedException {
    var writer = newWriter();
    assertThat(writer.doWork()).isFalse();
    assertThat(writer.phase().name()).isEqualTo(FAILED);
    assertThat(writer.phase().detail()).contains(reason);
    assertThat(writer.doWork()).isFalse();
    assertThat(now(writer.submit(envelope("p", "1", PLACE))))
        .isInstanceOfSatisfying(NotWritten.class,
            answer -> assertThat(answer.reason()).contains(reason));
    assertThat(logged.lines()).anyMatch(line -> line.startsWith("ERROR") && line.contains(reason));
  }

  private static final class ReadsNothing implements EventCodec<OrderEvent> {

    private final EventCodec<OrderEvent> codec = OrderEventCodec.create();

    @Override
    public String typeOf(OrderEvent event) {
      return codec.typeOf(event);
    }

    @Override
    public byte[] encode(OrderEvent event) {
      return codec.encode(event);
    }

    @Override
    public OrderEvent decode(String type, byte[] data) {
      throw new UnreadableEventException("its type is unknown");
    }

    @Override
    public Set<String> types() {
      return Set.of();
    }
  }
}
