package io.orderlog.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningPartsTest {

  private final RunningParts parts = new RunningParts();
  private final List<String> closed = new ArrayList<>();

  @AfterEach
  void forgetInterrupt() {
    var _ = Thread.interrupted();
  }

  @Test
  void are_closed_in_reverse_order_and_once() {
    add("first");
    add("second");

    parts.close();
    parts.close();

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void one_that_cannot_be_closed_keeps_no_other_open() {
    add("first");
    IOException stuck = new IOException("stuck");
    parts.add(() -> {
      throw stuck;
    });
    add("third");

    assertThatThrownBy(parts::close).isInstanceOf(IllegalStateException.class)
        .hasMessage("not everything stopped cleanly").hasSuppressedException(stuck);
    assertThat(closed).containsExactly("third", "first");
  }

  @Test
  void a_thread_that_was_interrupted_closes_as_any_other_and_stays_interrupted() {
    List<Boolean> interrupted = new ArrayList<>();
    parts.add(() -> interrupted.add(Thread.currentThread().isInterrupted()));
    Thread.currentThread().interrupt();

    parts.close();

    assertThat(interrupted).containsExactly(false);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void the_failure_that_they_are_closed_after_is_not_hidden_by_one_of_closing() {
    IOException stuck = new IOException("stuck");
    parts.add(() -> {
      throw stuck;
    });
    InterruptedException first = new InterruptedException("asked to end");

    assertThat(parts.closedAfter(first)).isSameAs(first);

    assertThat(first.getSuppressed()).singleElement()
        .satisfies(notClosed -> assertThat(notClosed).hasSuppressedException(stuck));
  }

  @Test
  void a_failure_after_which_all_are_closed_stays_as_it_is() {
    add("only");

    assertThat(parts.closedAfter(new IOException("first"))).hasNoSuppressedExceptions();

    assertThat(closed).containsExactly("only");
  }

  private void add(String name) {
    parts.add(() -> closed.add(name));
  }
}
