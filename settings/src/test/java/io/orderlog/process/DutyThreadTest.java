package io.orderlog.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DutyThreadTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void a_pause_ends_when_it_is_asked_to_stop() {
    AtomicReference<DutyThread> self = new AtomicReference<>();
    CompletableFuture<String> ended = new CompletableFuture<>();
    CountDownLatch pausing = new CountDownLatch(1);
    DutyThread thread = new DutyThread("duty", () -> {
      while (!self.get().isStopping()) {
        pausing.countDown();
        self.get().pause(LONG);
      }
      ended.complete(Thread.currentThread().getName());
    });
    self.set(thread);
    thread.start();
    assertThat(thread.awaitEnd(Duration.ofMillis(1))).isFalse();

    thread.close();

    assertThat(ended).isCompletedWithValue("duty");
    assertThat(thread.awaitEnd(LONG)).isTrue();
  }

  @Test
  void asking_does_not_wait() throws InterruptedException {
    CountDownLatch mayEnd = new CountDownLatch(1);
    DutyThread thread = new DutyThread("duty", mayEnd::await);
    thread.start();

    thread.stop();

    assertThat(thread.isStopping()).isTrue();
    assertThat(thread.awaitEnd(Duration.ofMillis(1))).isFalse();
    mayEnd.countDown();
    thread.awaitEnd();
  }

  @Test
  void one_that_was_never_started_is_closed_at_once() {
    DutyThread thread = new DutyThread("duty", () -> {
      throw new AssertionError("not started");
    });

    thread.close();

    assertThat(thread.isStopping()).isTrue();
  }

  @Test
  void whoever_waits_and_is_interrupted_waits_no_longer_and_stays_interrupted() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    DutyThread thread = new DutyThread("duty", mayEnd::await);
    thread.start();
    Thread.currentThread().interrupt();

    thread.close();

    assertThat(Thread.interrupted()).isTrue();
    mayEnd.countDown();
    assertThat(thread.awaitEnd(LONG)).isTrue();
  }

  @Test
  void a_pause_says_whether_it_was_asked_to_stop() throws InterruptedException {
    DutyThread thread = new DutyThread("duty", () -> {});

    assertThat(thread.pause(Duration.ofMillis(1))).isFalse();
    thread.stop();
    assertThat(thread.pause(LONG)).isTrue();
  }

  @Test
  void whoever_waits_uninterruptibly_waits_on_and_stays_interrupted() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicReference<Thread> working = new AtomicReference<>();
    DutyThread thread = new DutyThread("duty", () -> {
      working.set(Thread.currentThread());
      mayEnd.await();
    });
    thread.start();
    Thread waiting = Thread.currentThread();
    Thread.ofVirtual().start(() -> {
      waiting.interrupt();
      mayEnd.countDown();
    });

    thread.awaitEndUninterruptibly();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(working.get().isAlive()).isFalse();
  }
}
