package io.orderlog.query.stream;

import static io.orderlog.projections.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.readmodel.InterruptedLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventHubTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final TestLog log = TestLog.inMemory();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicBoolean failing = new AtomicBoolean();
  private final EventHub<OrderEvent> hub = new EventHub<>(this::open, new Semaphore(1));

  private EventLog<OrderEvent> open() {
    opened.incrementAndGet();
    return new InterruptedLog(log.log(), () -> {
      if (failing.get()) {
        throw new LogUnavailableException("told to fail", null);
      }
    });
  }

  @AfterEach
  void close() {
    hub.close();
    log.close();
  }

  @Test
  void does_not_read_before_somebody_asks_and_then_with_one_reader() {
    assertThat(opened).hasValue(0);
    hub.listen(new EventQueue<>(10));
    hub.listen(new EventQueue<>(10));
    assertThat(hub.positions()).isEqualTo(ends());
    assertThat(opened).hasValue(1);
  }

  @Test
  void hands_to_all_who_listen_what_comes_after_the_positions_and_nothing_before()
      throws Exception {
    log.append("before", 1, placed("customer"));
    EventQueue<OrderEvent> one = new EventQueue<>(10);
    EventQueue<OrderEvent> other = new EventQueue<>(10);
    Offsets from = hub.listen(one);
    hub.listen(other);
    assertThat(from).isEqualTo(ends());
    log.append("after", 1, placed("customer"));
    log.append("later", 1, placed("customer"));
    assertThat(streams(one, 2)).containsExactlyInAnyOrder("after", "later");
    assertThat(streams(other, 2)).containsExactlyInAnyOrder("after", "later");
    Eventually.holds("passed", () -> hub.positions().equals(ends()));
  }

  @Test
  void who_has_left_gets_nothing_any_more() throws Exception {
    EventQueue<OrderEvent> gone = new EventQueue<>(10);
    EventQueue<OrderEvent> there = new EventQueue<>(10);
    hub.listen(gone);
    hub.listen(there);
    hub.leave(gone);
    log.append("after", 1, placed("customer"));
    assertThat(streams(there, 1)).containsExactly("after");
    assertThat(gone.take(Duration.ZERO)).isEmpty();
    assertThat(gone.isEnded()).isFalse();
  }

  @Test
  void a_log_that_fails_ends_all_who_listen_and_the_next_one_begins_again() throws Exception {
    EventQueue<OrderEvent> interrupted = new EventQueue<>(10);
    hub.listen(interrupted);
    failing.set(true);
    Eventually.holds("ended", interrupted::isEnded);
    failing.set(false);
    EventQueue<OrderEvent> next = new EventQueue<>(10);
    Eventually.holds("begun again", () -> {
      hub.listen(next);
      return opened.get() == 2;
    });
    log.append("after", 1, placed("customer"));
    assertThat(streams(next, 1)).containsExactly("after");
  }

  @Test
  void when_it_is_closed_all_end_and_nobody_can_listen_any_more() {
    EventQueue<OrderEvent> listener = new EventQueue<>(10);
    hub.listen(listener);
    hub.close();
    assertThat(listener.isEnded()).isTrue();
    assertThat(hub.isClosed()).isTrue();
    EventQueue<OrderEvent> late = new EventQueue<>(10);
    hub.listen(late);
    assertThat(late.isEnded()).isTrue();
  }

  @Test
  void no_more_read_on_their_own_than_there_are_places() throws Exception {
    assertThat(hub.mayCatchUp(Duration.ZERO)).isTrue();
    assertThat(hub.mayCatchUp(Duration.ZERO)).isFalse();
    hub.endCatchUp();
    assertThat(hub.mayCatchUp(Duration.ZERO)).isTrue();
  }

  private Offsets ends() {
    return log.log().endOffsets(log.log().identity().allPartitions());
  }

  private static List<String> streams(EventQueue<OrderEvent> queue, int count)
      throws InterruptedException {
    List<String> found = new ArrayList<>();
    while (found.size() < count) {
      List<RecordedEvent<OrderEvent>> batch = queue.take(LONG);
      assertThat(batch).isNotEmpty();
      batch.forEach(event -> found.add(event.streamId()));
    }
    return found;
  }
}
