package io.orderlog.command.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.positions.InMemoryPositions;
import io.orderlog.eventlog.stock.StockLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EffectsTest {

  private final InMemoryEventLog<StockEvent> log =
      new InMemoryEventLog<>("stock.events", 1, StockLog.STOCK.codec());
  private final Queue<String> keys = new ConcurrentLinkedQueue<>();
  private Duration elapsed = Duration.ZERO;
  private boolean answers = true;
  private final Effects<String, String> effects = new Effects<>("payments", new EffectPort<>() {
    @Override
    public String ask(Effect<String, String> effect, String key) throws EffectFailedException {
      keys.add(key);
      if (answers) {
        return effect.request() + " done";
      }
      throw new EffectFailedException("no answer");
    }

    @Override
    public String failed(Effect<String, String> effect, String error) {
      return "attempt " + effect.attempt() + ": " + error;
    }
  }, () -> elapsed.toNanos());

  @BeforeEach
  void permit() {
    effects.permittedBy(EffectPermit.of(new InMemoryPositions(), log, System::nanoTime));
  }

  @AfterEach
  void close() {
    effects.close();
  }

  @Test
  void an_answer_is_a_fact_and_the_key_is_always_the_same() {
    assertThat(ask("order-1", 1)).contains("capture done");
    assertThat(ask("order-1", 2)).contains("capture done");
    assertThat(keys).containsExactly("payments/order-1/tx-1", "payments/order-1/tx-1");
  }

  @Test
  void that_nobody_answers_is_a_fact_too() {
    answers = false;
    assertThat(ask("order-1", 3)).contains("attempt 3: no answer");
  }

  @Test
  void after_ten_failures_in_a_row_nobody_is_asked_for_a_while() {
    answers = false;
    for (int i = 0; i < 10; i++) {
      assertThat(ask("order-" + i, 1)).isPresent();
    }
    assertThat(ask("order-10", 1)).isEmpty();
    assertThat(keys).hasSize(10);
    elapsed = Duration.ofSeconds(5);
    answers = true;
    assertThat(ask("order-10", 1)).contains("capture done");
    answers = false;
    assertThat(ask("order-11", 1)).as("one success begins anew").isPresent();
  }

  private Optional<String> ask(String streamId, int attempt) {
    return effects.ask(streamId,
        new Effect<>("tx-1", attempt, Instant.EPOCH, Instant.EPOCH, "capture")).join();
  }
}
