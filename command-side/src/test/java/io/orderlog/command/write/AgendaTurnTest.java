package io.orderlog.command.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.ExpectedVersions;
import io.orderlog.command.FaultyLog;
import io.orderlog.command.memory.InMemoryStateStorage;
import io.orderlog.command.memory.StateStorage;
import io.orderlog.command.stock.StockAggregate;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockCommand.Receive;
import io.orderlog.domain.stock.StockCommand.TryReserve;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockRejection;
import io.orderlog.domain.stock.StockState;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Holds that nobody ends, on a log in memory; the test is the writer's thread and both clocks. */
class AgendaTurnTest {

  private static final Instant START = Instant.parse("2026-03-01T10:15:30.125Z");

  private final InMemoryEventLog<StockEvent> memory =
      new InMemoryEventLog<>("stock.events", 1, StockLog.STOCK.codec());
  private final FaultyLog<StockEvent> log = new FaultyLog<>(memory);
  private Instant now = START;
  private Duration elapsed = Duration.ZERO;
  private StateStorage<StockState> storage = new InMemoryStateStorage<>();

  @Test
  void what_is_due_is_done_without_anybody_asking_and_never_before_its_time() throws Exception {
    var writer = serving();
    handle(writer, "mug", new Receive(5, "delivery"));
    handle(writer, "mug", new TryReserve("a", 1, 60));
    handle(writer, "mug", new TryReserve("b", 2, 90));
    now = START.plusSeconds(60).minusMillis(1);
    writer.doWork();
    assertThat(released()).isEmpty();

    now = START.plusSeconds(60);
    writer.doWork();
    assertThat(released()).containsExactly(new ReservationReleased("a", 1, "EXPIRED", 5, 3));
    RecordedEvent<StockEvent> event = recorded().getLast();
    assertThat(event.metadata().time()).isEqualTo(now);
    assertThat(event.metadata().commandId()).isEqualTo("orderlog/deadline/expire/3");
    assertThat(event.metadata().causationId()).isEqualTo("deadline/expire");
    assertThat(event.metadata().correlationId()).isEqualTo("mug");

    now = START.plusSeconds(1_000);
    writer.doWork();
    writer.doWork();
    assertThat(released()).hasSize(2);
  }

  @Test
  void what_came_due_while_nobody_ran_is_done_once_by_the_next() throws Exception {
    try (var writer = serving()) {
      handle(writer, "mug", new Receive(5, "delivery"));
      handle(writer, "mug", new TryReserve("a", 1, 60));
    }
    now = START.plus(Duration.ofDays(7));
    try (var writer = serving()) {
      writer.doWork();
      writer.doWork();
    }
    assertThat(released()).hasSize(1);
    // With the file of the last life, and without.
    storage = new InMemoryStateStorage<>();
    try (var writer = serving()) {
      writer.doWork();
    }
    assertThat(released()).hasSize(1);
  }

  @Test
  void what_is_due_is_known_from_the_log_when_the_state_is_lost() throws Exception {
    try (var writer = serving()) {
      handle(writer, "mug", new Receive(5, "delivery"));
      handle(writer, "mug", new TryReserve("a", 1, 60));
    }
    storage = new InMemoryStateStorage<>();
    now = START.plusSeconds(60);
    try (var writer = serving()) {
      writer.doWork();
    }
    assertThat(released()).hasSize(1);
  }

  @Test
  void very_many_that_are_due_at_once_are_done_batch_by_batch_each_once() throws Exception {
    var writer = serving();
    reserveEach(writer, 1_200);
    now = START.plusSeconds(60);
    var client = submit(writer, "other", "receive", new Receive(1, "delivery"));
    writer.doWork();
    assertThat(client.join()).as("beside them").isInstanceOf(Accepted.class);
    assertThat(released()).hasSize(500);
    writer.doWork();
    writer.doWork();
    writer.doWork();
    assertThat(released()).hasSize(1_200);
  }

  @Test
  void very_many_that_are_due_at_once_rest_after_each_batch_as_long_as_it_took() throws Exception {
    var writer = serving();
    reserveEach(writer, 1_200);
    now = START.plusSeconds(60);
    writer.doWork();
    elapsed = Duration.ofSeconds(3);
    var client = submit(writer, "other", "receive", new Receive(1, "delivery"));
    writer.doWork();
    assertThat(client.join()).as("clients have no rest").isInstanceOf(Accepted.class);
    elapsed = Duration.ofMillis(5_999);
    writer.doWork();
    assertThat(released()).hasSize(500);
    elapsed = Duration.ofMillis(6_001);
    writer.doWork();
    assertThat(released()).hasSize(1_000);
    writer.doWork();
    assertThat(released()).as("what took no time needs no rest").hasSize(1_200);
  }

  @Test
  void one_whose_outcome_is_lost_is_done_once_all_the_same() throws Exception {
    var writer = serving();
    handle(writer, "mug", new Receive(5, "delivery"));
    handle(writer, "mug", new TryReserve("a", 1, 60));
    now = START.plusSeconds(60);
    log.failAppends(FaultyLog.Fault.ANSWER_LOST);
    writer.doWork();
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.CATCHING_UP);
    writer.doWork();
    writer.doWork();
    assertThat(released()).hasSize(1);
  }

  @Test
  void a_client_that_was_quicker_leaves_nothing_to_do() throws Exception {
    var writer = serving();
    handle(writer, "mug", new Receive(1, "delivery"));
    handle(writer, "mug", new TryReserve("a", 1, 60));
    now = START.plusSeconds(60);
    // Takes what the hold kept, in the batch in which the deadline comes too late.
    assertThat(handle(writer, "mug", new TryReserve("b", 1, 600))).isInstanceOf(Accepted.class);
    elapsed = Duration.ofSeconds(1);
    writer.doWork();
    assertThat(released()).hasSize(1);
    now = START.plusSeconds(660);
    writer.doWork();
    assertThat(released()).hasSize(2);
  }

  private Writer<StockCommand, StockState, StockEvent, StockRejection> serving()
      throws InterruptedException {
    var writer = new Writer<>(new WriterClaim(0, "http://here:1", "instance-here"),
        log.identity().allPartitions(), StockAggregate.aggregate(), () -> storage, log,
        TimeSource.of(() -> now, () -> elapsed.toNanos()));
    writer.doWork();
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.SERVING);
    return writer;
  }

  private CommandOutcome<StockRejection> handle(
      Writer<StockCommand, StockState, StockEvent, StockRejection> writer, String sku,
      StockCommand command) throws InterruptedException {
    var answer = submit(writer, sku, command.toString(), command);
    writer.doWork();
    return answer.join();
  }

  /** One hold of a minute on each of so many items. */
  private static void reserveEach(
      Writer<StockCommand, StockState, StockEvent, StockRejection> writer, int items)
      throws InterruptedException {
    List<CompletableFuture<CommandOutcome<StockRejection>>> asked = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      asked.add(submit(writer, "sku-" + i, "receive", new Receive(1, "delivery")));
      asked.add(submit(writer, "sku-" + i, "reserve", new TryReserve("a", 1, 60)));
    }
    while (!asked.stream().allMatch(CompletableFuture::isDone)) {
      writer.doWork();
    }
  }

  private static CompletableFuture<CommandOutcome<StockRejection>> submit(
      Writer<StockCommand, StockState, StockEvent, StockRejection> writer, String sku, String id,
      StockCommand command) {
    return writer.submit(new CommandEnvelope<>(sku, command, id, command.toString(), id, null,
        new ExpectedVersions.Any()));
  }

  private List<StockEvent> released() {
    return recorded().stream().map(RecordedEvent::data)
        .filter(ReservationReleased.class::isInstance).toList();
  }

  private List<RecordedEvent<StockEvent>> recorded() {
    long end = memory.endOffsets(memory.identity().allPartitions()).of(0);
    List<RecordedEvent<StockEvent>> events = new ArrayList<>();
    try (LogReader<StockEvent> reader = memory.openReader(Offsets.at(0, 0))) {
      while (reader.positions().of(0) < end) {
        events.addAll(reader.poll(Duration.ofMillis(100)));
      }
    }
    return events;
  }
}
