package io.orderlog.query.freshness;

import static io.orderlog.projections.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.LogGoneException;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.readmodel.InterruptedLog;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogEndsTest {

  private final TestLog log = TestLog.inMemory();
  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger letGo = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<Runnable> before = new AtomicReference<>(() -> {});
  private final LogConnection<OrderEvent> connection = new LogConnection<>(() -> {
    opened.incrementAndGet();
    return new OpenedLog<>(new InterruptedLog(log.log(), () -> {
      asked.incrementAndGet();
      before.get().run();
    }), letGo::incrementAndGet);
  });
  private final LogEnds ends = new LogEnds(connection, now::get);

  @AfterEach
  void close() {
    connection.close();
    log.close();
  }

  @Test
  void are_known_when_the_log_answers() {
    awaitEnds();
    assertThat(ends.identity()).isEqualTo(log.log().identity());
    assertThat(ends.isGone()).isFalse();
    assertThat(ends.trouble()).isEmpty();
  }

  @Test
  void are_not_asked_for_again_while_they_are_fresh() {
    awaitEnds();
    int before = asked.get();
    Offsets known = ends.now().orElseThrow();
    log.append("order", 1, placed("customer"));
    assertThat(ends.now()).contains(known);
    assertThat(asked).hasValue(before);
    later(Duration.ofMillis(200));
    awaitEnds();
    assertThat(asked).hasValueGreaterThan(before);
  }

  @Test
  void of_a_log_that_is_away_are_not_known_and_asked_for_again_later() {
    before.set(() -> {
      throw new LogUnavailableException("away", null);
    });
    assertThat(ends.now()).isEmpty();
    before.set(() -> {});
    later(Duration.ofSeconds(1));
    awaitEnds();
    assertThat(opened).hasValue(1);
  }

  @Test
  void of_a_log_that_is_slow_are_waited_for_half_a_second_and_asked_for_once() {
    CountDownLatch answer = new CountDownLatch(1);
    before.set(() -> await(answer));
    assertThat(ends.now()).isEmpty();
    later(Duration.ofSeconds(10));
    long start = System.nanoTime();
    assertThat(ends.now()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    answer.countDown();
    Eventually.holds("asked", () -> asked.get() > 0);
    awaitEnds();
  }

  @Test
  void a_log_that_is_gone_is_let_go_and_looked_for_again() {
    awaitEnds();
    before.set(() -> {
      throw new LogGoneException("no such log", null);
    });
    later(Duration.ofSeconds(1));
    assertThat(ends.now()).isEmpty();
    Eventually.holds("gone", ends::isGone);
    assertThat(letGo).hasValue(1);
    before.set(() -> {});
    later(Duration.ofSeconds(1));
    awaitEnds();
    assertThat(ends.isGone()).isFalse();
    assertThat(opened).hasValue(2);
  }

  private void awaitEnds() {
    Offsets expected = log.log().endOffsets(log.log().identity().allPartitions());
    Eventually.holds("known", () -> {
      later(Duration.ofMillis(1));
      return ends.now().filter(expected::equals).isPresent();
    });
  }

  private void later(Duration by) {
    now.addAndGet(by.toNanos());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
