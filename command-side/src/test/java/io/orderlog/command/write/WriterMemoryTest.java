package io.orderlog.command.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.Orders;
import io.orderlog.command.memory.InMemoryStateStorage;
import io.orderlog.command.memory.StateStorageException;
import io.orderlog.command.memory.StreamStore;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderState;
import io.orderlog.http.CapturedLog;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriterMemoryTest {

  private final CapturedLog logged = new CapturedLog(Writer.class.getName());
  private final WriterMemory<OrderState, OrderEvent> memory = new WriterMemory<>(
      "orderlog-writer-0", () -> new StreamStore<>(
          Orders.aggregate(), Set.of(0), new InMemoryStateStorage<>(), () -> 0));

  @AfterEach
  void close() {
    memory.close();
    logged.close();
  }

  @Test
  void is_opened_when_it_is_needed_and_stays_so() {
    assertThatThrownBy(memory::opened).isInstanceOf(IllegalStateException.class);
    assertThat(memory.builtFromLog()).isEmpty();

    var known = memory.open();

    assertThat(memory.open()).isSameAs(known);
    assertThat(memory.opened()).isSameAs(known);
    assertThat(memory.builtFromLog()).isEqualTo(" (built from it: the memory)");
  }

  @Test
  void what_is_of_no_use_is_thrown_away_and_opened_again() {
    var useless = memory.open();

    memory.discard(new StateStorageException("a page is damaged", null));

    assertThat(memory.open()).isNotSameAs(useless);
    assertThat(logged.lines()).singleElement().asString().contains("orderlog-writer-0 reads the"
        + " whole log, because its state in the memory is of no use: a page is damaged");
  }

  @Test
  void one_that_could_not_even_be_opened_is_thrown_away_as_well() {
    memory.discard(new StateStorageException("there is no room", null));

    assertThat(logged.lines()).singleElement().asString()
        .contains("because its state is of no use: there is no room");
  }

  @Test
  void is_opened_again_after_it_was_closed() {
    var closed = memory.open();

    memory.close();
    memory.close();

    assertThat(memory.open()).isNotSameAs(closed);
  }
}
