package io.orderlog.command.write;

import static io.orderlog.command.Orders.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.Aggregate;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.FaultyLog;
import io.orderlog.command.Orders;
import io.orderlog.command.memory.InMemoryStateStorage;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.http.CapturedLog;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;

/** A writer on a log in memory; the test is its thread, and turns it by hand. */
public abstract class WriterFixture {

  static final String WRITER_ID = "orderlog-writer-0";
  static final WriterClaim CLAIM = new WriterClaim(0, "http://here:1", "instance-here");

  public final InMemoryEventLog<OrderEvent> memory = newLog();
  public final FaultyLog<OrderEvent> log = new FaultyLog<>(memory);
  final CapturedLog logged = new CapturedLog(Writer.class.getName());
  Instant now = Instant.parse("2026-03-01T10:15:30.125Z");
  public volatile Duration elapsed = Duration.ZERO;
  public final TimeSource clock = TimeSource.of(() -> now, () -> elapsed.toNanos());

  @AfterEach
  void releaseLog() {
    logged.close();
  }

  static InMemoryEventLog<OrderEvent> newLog() {
    return new InMemoryEventLog<>("orders", 2, OrderEventCodec.create());
  }

  Writer<OrderCommand, OrderState, OrderEvent, OrderRejection> newWriter() {
    return newWriter(Orders.aggregate());
  }

  Writer<OrderCommand, OrderState, OrderEvent, OrderRejection> newWriter(
      Aggregate<OrderCommand, OrderState, OrderEvent, OrderRejection> aggregate) {
    return new Writer<>(CLAIM, log.identity().allPartitions(), aggregate,
        InMemoryStateStorage::new, log, clock);
  }

  /** A writer that has read the log. */
  Writer<OrderCommand, OrderState, OrderEvent, OrderRejection> servingWriter()
      throws InterruptedException {
    var writer = newWriter();
    writer.doWork();
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.SERVING);
    return writer;
  }

  /** Sends one command and lets the writer handle it. */
  static CommandOutcome<OrderRejection> handle(
      Writer<OrderCommand, OrderState, OrderEvent, OrderRejection> writer,
      CommandEnvelope<OrderCommand> command) throws InterruptedException {
    CompletableFuture<CommandOutcome<OrderRejection>> answer = writer.submit(command);
    writer.doWork();
    return now(answer);
  }

  static CommandOutcome<OrderRejection> handle(
      Writer<OrderCommand, OrderState, OrderEvent, OrderRejection> writer,
      String orderId, String commandId, OrderCommand command) throws InterruptedException {
    return handle(writer, envelope(orderId, commandId, command));
  }

  /** The answer that must be there by now. */
  static CommandOutcome<OrderRejection> now(
      CompletableFuture<CommandOutcome<OrderRejection>> answer) {
    assertThat(answer).isCompleted();
    return answer.join();
  }

  public static void assertAccepted(
      CommandOutcome<OrderRejection> outcome, long version, String status, boolean replayed) {
    assertThat(outcome).isInstanceOfSatisfying(Accepted.class, accepted -> {
      assertThat(accepted.version()).isEqualTo(version);
      assertThat(accepted.status()).isEqualTo(status);
      assertThat(accepted.replayed()).isEqualTo(replayed);
    });
  }

  /** What the log holds of an order. */
  public List<RecordedEvent<OrderEvent>> history(String orderId) {
    return history(memory, orderId);
  }

  public static List<RecordedEvent<OrderEvent>> history(EventLog<OrderEvent> log, String orderId) {
    int partition = log.partitionOf(orderId);
    long end = log.endOffsets(Set.of(partition)).of(partition);
    List<RecordedEvent<OrderEvent>> events = new ArrayList<>();
    try (LogReader<OrderEvent> reader = log.openReader(Offsets.at(partition, 0))) {
      while (reader.positions().of(partition) < end) {
        events.addAll(reader.poll(Duration.ofMillis(100)));
      }
    }
    return events.stream().filter(event -> event.streamId().equals(orderId)).toList();
  }
}
