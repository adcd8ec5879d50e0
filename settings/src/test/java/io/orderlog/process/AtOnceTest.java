package io.orderlog.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class AtOnceTest {

  private final Queue<String> closed = new ConcurrentLinkedQueue<>();

  private record Opened(String name, Queue<String> closed) implements AutoCloseable {

    @Override
    public void close() {
      closed.add(name);
    }
  }

  @Test
  void each_is_opened_while_the_others_are() {
    CyclicBarrier allUnderWay = new CyclicBarrier(3);

    List<Opened> opened = AtOnce.open(List.of("a", "b", "c"), name -> {
      pass(allUnderWay);
      return new Opened(name, closed);
    });

    assertThat(opened).extracting(Opened::name).containsExactly("a", "b", "c");
    assertThat(closed).isEmpty();
  }

  @Test
  void the_first_failure_is_told_and_nothing_stays_open() {
    assertThatThrownBy(() -> AtOnce.open(List.of("a", "bad", "c", "worse"), name -> {
      if (name.length() > 1) {
        throw new IllegalStateException(name);
      }
      return new Opened(name, closed);
    })).isInstanceOf(IllegalStateException.class).hasMessage("bad");

    assertThat(closed).containsExactly("c", "a");
  }

  @Test
  void an_error_is_no_exception() {
    assertThatThrownBy(() -> AtOnce.open(List.of("a"), name -> {
      throw new StackOverflowError(name);
    })).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void an_interrupt_reaches_all_and_stays() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> AtOnce.open(List.of("a", "b"), name -> {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException("interrupted", interrupted);
      }
      return new Opened(name, closed);
    })).hasMessage("interrupted");

    assertThat(Thread.interrupted()).isTrue();
  }

  private static void pass(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
