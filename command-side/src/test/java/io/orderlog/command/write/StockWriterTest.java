package io.orderlog.command.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.ExpectedVersions;
import io.orderlog.command.FaultyLog;
import io.orderlog.command.memory.InMemoryStateStorage;
import io.orderlog.command.stock.StockAggregate;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockCommand.Confirm;
import io.orderlog.domain.stock.StockCommand.Receive;
import io.orderlog.domain.stock.StockCommand.Reserve;
import io.orderlog.domain.stock.StockCommand.TryReserve;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockEvent.ReservationConfirmed;
import io.orderlog.domain.stock.StockEvent.ReservationRefused;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.domain.stock.StockEvent.Step;
import io.orderlog.domain.stock.StockRejection;
import io.orderlog.domain.stock.StockRejection.OutOfStock;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One item and its writer, on a log in memory; the test is its thread. */
@SuppressWarnings("NullAway.Init") // Set before each test.
class StockWriterTest {

  private static final String SKU = "mug";

  private final InMemoryEventLog<StockEvent> memory =
      new InMemoryEventLog<>("stock.events", 1, StockLog.STOCK.codec());
  private final FaultyLog<StockEvent> log = new FaultyLog<>(memory);
  private Instant now = Instant.parse("2026-03-01T10:15:30.125Z");
  private Writer<StockCommand, StockState, StockEvent, StockRejection> writer;

  @BeforeEach
  void serve() throws InterruptedException {
    writer = new Writer<>(new WriterClaim(0, "http://here:1", "instance-here"),
        log.identity().allPartitions(), StockAggregate.aggregate(), InMemoryStateStorage::new,
        log, TimeSource.of(() -> now, System::nanoTime));
    writer.doWork();
  }

  @Test
  void of_a_batch_as_many_get_one_as_there_are_in_one_append() throws Exception {
    handle("1", new Receive(10, "delivery"));
    List<CompletableFuture<CommandOutcome<StockRejection>>> asked = IntStream.range(0, 64)
        .mapToObj(i -> submit("ask-" + i, new TryReserve("visitor-" + i, 1, 60))).toList();
    writer.doWork();

    assertThat(asked.subList(0, 10)).allSatisfy(
        each -> assertThat(each.join()).isInstanceOf(Accepted.class));
    assertThat(asked.subList(10, 64)).allSatisfy(each -> assertThat(each.join())
        .isEqualTo(new Rejected<>(new OutOfStock(0), 11)));
    assertThat(log.appendSizes()).containsExactly(1, 10);
  }

  @Test
  void what_a_process_asks_for_is_answered_by_an_event_within_the_batch_too() throws Exception {
    handle("1", new Receive(1, "delivery"));
    var first = submit("2", new Reserve("order:a", 1, now.plusSeconds(60)));
    var second = submit("3", new Reserve("order:b", 1, now.plusSeconds(60)));
    writer.doWork();

    assertThat(first.join()).isInstanceOf(Accepted.class);
    assertThat(second.join()).isInstanceOf(Accepted.class);
    assertThat(events().getLast())
        .isEqualTo(new ReservationRefused("order:b", 1, Step.RESERVE, 1, 0));
  }

  @Test
  void a_hold_runs_out_by_the_time_that_its_events_get() throws Exception {
    handle("1", new Receive(1, "delivery"));
    handle("2", new TryReserve("a", 1, 60));
    Instant until = now.plusSeconds(60);
    now = until.minusMillis(1);
    assertThat(handle("3", new TryReserve("b", 1, 60)))
        .isEqualTo(new Rejected<>(new OutOfStock(0), 2));
    now = until;
    assertThat(handle("4", new TryReserve("b", 1, 60))).isInstanceOf(Accepted.class);
    assertThat(events()).endsWith(new ReservationReleased("a", 1, "EXPIRED", 1, 1),
        new Reserved("b", 1, until.plusSeconds(60), 1, 0));

    // The clock is set back: the time of the item is not.
    now = until.minusSeconds(3_600);
    handle("5", new Confirm("b", 1));
    handle("6", new Receive(1, "delivery"));
    handle("7", new TryReserve("c", 1, 60));
    assertThat(events()).contains(new ReservationConfirmed("b", 1, 1, 0))
        .endsWith(new Reserved("c", 1, until.plusSeconds(60), 2, 0));
    assertThat(recorded()).extracting(event -> event.metadata().time()).isSorted();
  }

  private CommandOutcome<StockRejection> handle(String id, StockCommand command)
      throws InterruptedException {
    var answer = submit(id, command);
    writer.doWork();
    return answer.join();
  }

  private CompletableFuture<CommandOutcome<StockRejection>> submit(
      String id, StockCommand command) {
    return writer.submit(new CommandEnvelope<>(SKU, command, id, command.toString(), id, null,
        new ExpectedVersions.Any()));
  }

  private List<StockEvent> events() {
    return recorded().stream().map(RecordedEvent::data).toList();
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
