package io.orderlog.command.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.domain.reactions.StockReactions;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.forwarding.ForwardingLog;
import io.orderlog.eventlog.forwarding.ForwardingReader;
import io.orderlog.eventlog.parked.InMemoryParkedCauses;
import io.orderlog.eventlog.positions.InMemoryPositions;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.positions.Positions;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is reserved for orders is carried to their processes, from a log in memory. */
class CourierTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:15:30.125Z");

  private InMemoryEventLog<StockEvent> log = newLog();
  private final InMemoryPositions positions = new InMemoryPositions();
  private final InMemoryParkedCauses parked = new InMemoryParkedCauses();
  private final ScriptedRecipient processes = new ScriptedRecipient();
  private final List<Courier<StockEvent>> started = new ArrayList<>();
  private long version;

  @AfterEach
  void end() {
    started.forEach(Courier::ended);
  }

  @Test
  void what_follows_is_named_after_its_cause() {
    Courier<StockEvent> courier = serving();
    courier.appended(append(new Consumed("basket-7", 1, 5, 5), reserved("order:o-1")));
    awaitTaken(1);
    CommandEnvelope<?> command = processes.taken.element();
    assertThat(command.streamId()).isEqualTo("o-1");
    assertThat(command.commandId()).isEqualTo("orderlog/stock/mug/2/0");
    assertThat(command.causationId()).isEqualTo("stock/mug/2");
    assertThat(command.correlationId()).isEqualTo("o-1");
    awaitStored(1);
  }

  @Test
  void what_was_there_before_is_read_from_the_log_and_what_comes_meanwhile_follows_once() {
    append(reserved("order:o-1"), reserved("order:o-2"));
    Courier<StockEvent> courier = serving();
    for (int i = 3; i <= 50; i++) {
      courier.appended(append(reserved("order:o-" + i)));
    }
    awaitTaken(50);
    assertThat(processes.ids()).isEqualTo(
        LongStream.rangeClosed(1, 50).mapToObj(CourierTest::id).toList());
  }

  @Test
  void the_next_goes_on_where_the_last_had_stored() {
    append(reserved("order:o-1"), reserved("order:o-2"));
    serving().ended();
    Courier<StockEvent> first = serving();
    awaitStored(1);
    first.ended();
    append(reserved("order:o-3"));
    serving();
    awaitTaken(3);
    assertThat(processes.ids()).doesNotHaveDuplicates();
  }

  @Test
  void with_its_place_lost_all_is_sent_again_with_the_same_keys() {
    append(reserved("order:o-1"), reserved("order:o-2"));
    Courier<StockEvent> first = serving();
    awaitStored(1);
    first.ended();
    positions.lose();
    serving();
    awaitTaken(4);
    assertThat(processes.ids()).containsExactly(id(1), id(2), id(1), id(2));
  }

  @Test
  void a_log_that_lost_its_end_and_has_grown_again_is_carried_from_its_start() {
    append(reserved("order:o-1"), reserved("order:o-2"));
    positions.store(Courier.WHO, log.identity(), Map.of(0, new Position(1, "cup", 7)));
    serving();
    awaitTaken(2);
    assertThat(processes.ids()).containsExactly(id(1), id(2));
  }

  @Test
  void a_place_behind_the_end_of_the_log_is_none() {
    append(reserved("order:o-1"));
    positions.store(Courier.WHO, log.identity(), Map.of(0, new Position(9, "mug", 10)));
    serving();
    awaitTaken(1);
  }

  @Test
  void what_a_writer_appended_while_it_did_not_serve_is_read_when_it_serves_again() {
    Courier<StockEvent> courier = serving();
    courier.appended(append(reserved("order:o-1")));
    courier.stopped();
    // Its outcome was unknown: nobody is told of it.
    append(reserved("order:o-2"));
    courier.serving();
    courier.appended(append(reserved("order:o-3")));
    awaitTaken(3);
    assertThat(processes.ids()).containsExactly(id(1), id(2), id(3));
  }

  @Test
  void a_writer_that_stops_and_serves_while_places_are_loaded_has_its_log_read() {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    Positions places = new Positions() {
      @Override
      public Map<Integer, Position> load(String who, LogIdentity of) {
        meanwhile.getAndSet(() -> {}).run();
        return positions.load(who, of);
      }

      @Override
      public void store(String who, LogIdentity of, Map<Integer, Position> next) {
        positions.store(who, of, next);
      }

      @Override
      public void close() {
        positions.close();
      }
    };
    Courier<StockEvent> courier = courier(log, places);
    meanwhile.set(() -> {
      courier.stopped();
      courier.serving();
    });
    append(reserved("order:o-1"));
    courier.serving();
    awaitTaken(1);
  }

  @Test
  void what_is_not_read_because_the_writer_stops_is_read_when_it_serves_again() throws Exception {
    append(reserved("order:o-1"));
    CompletableFuture<Courier<StockEvent>> stopping = new CompletableFuture<>();
    StoppingWriter stops = new StoppingWriter(log, stopping);
    Courier<StockEvent> courier = serving(stops);
    stopping.complete(courier);
    assertThat(stops.left.await(30, TimeUnit.SECONDS)).isTrue();
    courier.serving();
    courier.appended(append(reserved("order:o-2")));
    awaitTaken(2);
    assertThat(processes.ids()).containsExactly(id(1), id(2));
  }

  @Test
  void a_stream_without_an_owner_holds_up_its_own_commands_and_the_place_alone() {
    processes.refuse("o-1", 1_000);
    Courier<StockEvent> courier = serving();
    courier.appended(append(reserved("order:o-1")));
    for (int i = 2; i <= 20; i++) {
      courier.appended(append(reserved("order:o-" + i)));
      awaitTaken(i - 1);
    }
    assertThat(positions.load(Courier.WHO, log.identity())).isEmpty();
    processes.allow("o-1");
    awaitTaken(20);
    assertThat(processes.ids()).doesNotHaveDuplicates();
    Eventually.holds(() -> assertThat(positions.load(Courier.WHO, log.identity()))
        .extractingByKey(0).extracting(Position::version).isEqualTo(20L));
  }

  @Test
  void more_than_it_can_keep_is_read_from_the_log() {
    processes.refuse("o-1", 1_000);
    Courier<StockEvent> courier = serving();
    for (int i = 0; i < Courier.MOST_UNDER_WAY; i++) {
      courier.appended(append(reserved("order:o-1")));
    }
    for (int i = 0; i < 30; i++) {
      courier.appended(append(LongStream.range(0, 500)
          .mapToObj(_ -> reserved("cart-1")).toArray(StockEvent[]::new)));
    }
    courier.appended(append(reserved("order:o-2")));
    assertThat(processes.ids()).as("nothing is taken behind so much that waits").isEmpty();
    processes.allow("o-1");
    awaitTaken(Courier.MOST_UNDER_WAY + 1);
    assertThat(processes.ids()).contains(id(version)).doesNotHaveDuplicates();
  }

  /** A loss of power may take what is read and not flushed, and what was sent stays sent. */
  @Test
  void nothing_follows_from_what_a_loss_of_power_may_still_take() {
    FailingFlush disk = new FailingFlush(log);
    append(reserved("order:o-1"));
    serving(disk);
    Eventually.holds(() -> assertThat(disk.asked).hasValueGreaterThan(1));
    assertThat(processes.taken).isEmpty();
    disk.works = true;
    awaitTaken(1);
    assertThat(processes.ids()).containsExactly(id(1));
  }

  private Courier<StockEvent> serving() {
    return serving(log);
  }

  private Courier<StockEvent> serving(EventLog<StockEvent> read) {
    Courier<StockEvent> courier = courier(read, positions);
    courier.serving();
    return courier;
  }

  private Courier<StockEvent> courier(EventLog<StockEvent> read, Positions places) {
    var courier = new Courier<>(new Source<>(StockLog.STOCK, new StockReactions()), 0, read,
        Set.of(0), processes.recipients(), new CourierNotes(places, parked), TimeSource.system());
    started.add(courier);
    return courier;
  }

  private void awaitTaken(int commands) {
    Eventually.holds(() -> assertThat(processes.taken).hasSizeGreaterThanOrEqualTo(commands));
  }

  private void awaitStored(long offset) {
    Eventually.holds(() -> assertThat(positions.load(Courier.WHO, log.identity()))
        .extractingByKey(0).extracting(Position::offset).isEqualTo(offset));
  }

  private List<RecordedEvent<StockEvent>> append(StockEvent... events) {
    List<NewEvent<StockEvent>> next = new ArrayList<>();
    for (StockEvent event : events) {
      version++;
      next.add(new NewEvent<>("mug", version, event,
          new EventMetadata(AT, "command-" + version, "hash", "correlation", null)));
    }
    try (LogAppender<StockEvent> appender = log.openAppender("writer", Set.of(0))) {
      return appender.append(next);
    }
  }

  private static StockEvent reserved(String reservationId) {
    return new Reserved(reservationId, 1, AT.plusSeconds(60), 5, 4);
  }

  private static String id(long version) {
    return "orderlog/stock/mug/" + version + "/0";
  }

  private static InMemoryEventLog<StockEvent> newLog() {
    return new InMemoryEventLog<>("stock.events", 1, StockLog.STOCK.codec());
  }

  /** A log on a disk that takes nothing for good until it works. */
  private static final class FailingFlush extends ForwardingLog<StockEvent> {

    private final EventLog<StockEvent> log;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean works;

    FailingFlush(EventLog<StockEvent> log) {
      this.log = log;
    }

    @Override
    protected EventLog<StockEvent> log() {
      return log;
    }

    @Override
    public void flush(Offsets upTo) {
      asked.incrementAndGet();
      if (!works) {
        throw new LogUnavailableException("the disk takes nothing", null);
      }
      super.flush(upTo);
    }
  }

  /** Its writer stops as soon as the log is asked how much there is to read. */
  private static final class StoppingWriter extends ForwardingLog<StockEvent> {

    private final EventLog<StockEvent> log;
    private final CompletableFuture<Courier<StockEvent>> stopping;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch left = new CountDownLatch(1);

    StoppingWriter(EventLog<StockEvent> log, CompletableFuture<Courier<StockEvent>> stopping) {
      this.log = log;
      this.stopping = stopping;
    }

    @Override
    protected EventLog<StockEvent> log() {
      return log;
    }

    @Override
    public Offsets endOffsets(Set<Integer> partitions) {
      if (asked.incrementAndGet() == 1) {
        stopping.join().stopped();
      }
      return super.endOffsets(partitions);
    }

    @Override
    public LogReader<StockEvent> openReader(Offsets from) {
      return new ForwardingReader<>(super.openReader(from)) {
        @Override
        public void close() {
          super.close();
          left.countDown();
        }
      };
    }
  }
}
