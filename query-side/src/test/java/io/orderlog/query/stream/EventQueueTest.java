package io.orderlog.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.OrderEvents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventQueueTest {

  private final EventQueue<OrderEvent> queue = new EventQueue<>(2);

  @Test
  void gives_what_waits_in_order() throws InterruptedException {
    queue.add(List.of(event(1)));
    queue.add(List.of(event(2)));
    assertThat(versions()).containsExactly(1L);
    assertThat(versions()).containsExactly(2L);
    assertThat(versions()).isEmpty();
    queue.add(List.of(event(3), event(4)));
    assertThat(versions()).containsExactly(3L, 4L);
    assertThat(queue.isEnded()).isFalse();
  }

  @Test
  void ends_when_more_pile_up_than_it_holds() throws InterruptedException {
    queue.add(List.of(event(1), event(2)));
    queue.add(List.of(event(3)));
    assertThat(queue.isEnded()).isTrue();
    assertThat(queue.take(Duration.ofMinutes(1))).isEmpty();
    queue.add(List.of(event(4)));
    assertThat(versions()).isEmpty();
  }

  private List<Long> versions() throws InterruptedException {
    return queue.take(Duration.ZERO).stream().map(RecordedEvent::version).toList();
  }

  private static RecordedEvent<OrderEvent> event(long version) {
    return OrderEvents.recorded("order-1", version, OrderEvents.shipped());
  }
}
