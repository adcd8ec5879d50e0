package io.orderlog.command.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.effects.EffectPermit;
import io.orderlog.command.effects.EffectPort;
import io.orderlog.command.effects.Effects;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.positions.InMemoryPositions;
import io.orderlog.eventlog.stock.StockLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskedOutsideTest {

  private final Semaphore answers = new Semaphore(0);
  private final Queue<CommandEnvelope<String>> facts = new ConcurrentLinkedQueue<>();
  private volatile CommandOutcome<String> outcome =
      new Accepted<>(2, "PAID", new LogPosition(0, 1), false);
  private final Effects<String, String> effects = new Effects<>("payments", new EffectPort<>() {
    @Override
    public String ask(Effect<String, String> effect, String key) throws InterruptedException {
      answers.acquire();
      return effect.request() + " done";
    }

    @Override
    public String failed(Effect<String, String> effect, String error) {
      return error;
    }
  }, System::nanoTime);
  private final AskedOutside<String, String, String> asked = over(Optional.of(effects));

  @BeforeEach
  void permit() {
    effects.permittedBy(EffectPermit.of(new InMemoryPositions(),
        new InMemoryEventLog<>("payments.events", 1, StockLog.STOCK.codec()), System::nanoTime));
  }

  @AfterEach
  void close() {
    effects.close();
  }

  @Test
  void an_answer_is_a_command_that_is_named_after_what_was_asked_and_what_it_says() {
    answers.release();
    asked.ask("order-1", effect());
    Eventually.holds(() -> assertThat(facts).hasSize(1));
    CommandEnvelope<String> fact = facts.element();
    assertThat(fact.streamId()).isEqualTo("order-1");
    assertThat(fact.command()).isEqualTo("capture done");
    assertThat(fact.commandId()).isEqualTo("orderlog/answer/tx-1/hash of capture done");
    assertThat(fact.causationId()).isEqualTo("answer/tx-1");
    assertThat(asked.takeUnanswered()).isEmpty();
  }

  @Test
  void nothing_is_asked_twice_at_a_time() {
    asked.ask("order-1", effect());
    asked.ask("order-1", effect());
    answers.release(2);
    Eventually.holds(() -> assertThat(answers.availablePermits()).isEqualTo(1));
    Eventually.holds(() -> assertThat(facts).hasSize(1));
    Eventually.holds(() -> {
      asked.ask("order-1", effect());
      assertThat(facts).hasSize(2);
    });
  }

  @Test
  void an_answer_that_is_not_taken_has_to_be_asked_for_again() {
    outcome = new NotWritten<>("the writer is about to move");
    answers.release();
    asked.ask("order-1", effect());
    Eventually.holds(() -> assertThat(asked.takeUnanswered()).isEqualTo(List.of("order-1")));
  }

  @Test
  void where_nobody_may_be_asked_it_stays_unanswered() {
    AskedOutside<String, String, String> held = over(Optional.empty());
    held.ask("order-1", effect());
    assertThat(held.takeUnanswered()).containsExactly("order-1");
    assertThat(held.takeUnanswered()).isEmpty();
  }

  private AskedOutside<String, String, String> over(Optional<Effects<String, String>> outside) {
    return new AskedOutside<>(outside, fact -> "hash of " + fact, envelope -> {
      facts.add(envelope);
      return CompletableFuture.completedFuture(outcome);
    });
  }

  private static Effect<String, String> effect() {
    return new Effect<>("tx-1", 1, Instant.EPOCH, Instant.EPOCH, "capture");
  }
}
