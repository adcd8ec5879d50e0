package io.orderlog.eventlog;

import static io.orderlog.eventlog.SampleEvents.event;
import static io.orderlog.eventlog.SampleEvents.history;
import static io.orderlog.eventlog.SampleEvents.largeEvent;
import static io.orderlog.eventlog.SampleEvents.orderIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.Principal;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.writers.ClaimReader;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.eventlog.writers.WriterFencedException;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every event log promises; the tests of each implementation extend this. */
public abstract class EventLogContract {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final WriterClaim CLAIM = new WriterClaim(0, "http://a:1", "instance-1");

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /** A new log without events. The implementation closes it after the test. */
  protected abstract <E> EventLog<E> newLog(int partitions, EventCodec<E> codec);

  /** Reads what the writers of the log have claimed. */
  protected abstract ClaimReader claims(EventLog<?> log);

  /** From now on, the log takes no event that is larger than so many bytes by much. */
  protected abstract void limitEvents(EventLog<?> log, int bytes);

  @AfterEach
  void close_what_was_opened() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  @Test
  void append_gives_the_position_of_each_event_in_the_order_given() {
    EventLog<OrderEvent> log = newLog(3);
    List<NewEvent<OrderEvent>> events = List.of(
        event("a", 1), event("b", 1), event("a", 2), event("c", 1), event("b", 2));

    List<LogPosition> positions = positions(appender(log, "writer").append(events));

    Map<LogPosition, RecordedEvent<OrderEvent>> byPosition = readAll(log).stream()
        .collect(Collectors.toMap(RecordedEvent::position, Function.identity()));
    assertThat(positions).extracting(position -> places(List.of(byPosition.get(position))))
        .containsExactlyElementsOf(events.stream()
            .map(each -> List.of(each.streamId() + " " + each.version())).toList());
  }

  @Test
  void an_event_is_read_as_it_was_appended() {
    EventLog<OrderEvent> log = newLog(3);
    var metadata = new EventMetadata(Instant.parse("2026-03-01T10:15:30.120Z"), "key-😀", "ab12",
        "correlation-ü", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "stock/速達/7", new Principal(Principal.Type.SERVICE_ACCOUNT, "fulfilment@läden"));
    var shipped = new OrderShipped("Größte Post 速達", "\"quoted\" \\ \u0000 \n 😀");

    RecordedEvent<OrderEvent> recorded = appender(log, "writer")
        .append(List.of(new NewEvent<>("order-ä", 7, shipped, metadata))).getFirst();

    assertThat(recorded).isEqualTo(new RecordedEvent<>("order-ä", 7, "order.shipped.v1", shipped,
        metadata, recorded.position()));
    assertThat(readAll(log)).containsExactly(recorded);
  }

  @Test
  void an_event_of_no_trace_is_read_without_one() {
    EventLog<OrderEvent> log = newLog(1);
    appender(log, "writer").append(List.of(event("a", 1)));

    assertThat(readAll(log)).extracting(each -> each.metadata().traceparent())
        .containsOnlyNulls();
  }

  @Test
  void an_event_that_is_too_large_is_named_and_nothing_is_appended() {
    EventLog<OrderEvent> log = newLog(3);
    limitEvents(log, 20_000);

    assertTooLargeEventsAreNamed(log, appender(log, "writer"));
  }

  @Test
  void a_limit_that_is_lowered_while_a_writer_is_open_is_kept() {
    EventLog<OrderEvent> log = newLog(3);
    LogAppender<OrderEvent> appender = appender(log, "writer");
    limitEvents(log, 20_000);

    assertTooLargeEventsAreNamed(log, appender);
  }

  private void assertTooLargeEventsAreNamed(
      EventLog<OrderEvent> log, LogAppender<OrderEvent> appender) {
    List<NewEvent<OrderEvent>> events = List.of(
        event("a", 1), largeEvent("b", 1, 30_000), event("c", 1), largeEvent("d", 1, 40_000));

    Set<Integer> named = new HashSet<>();
    while (named.size() < 2) {
      List<NewEvent<OrderEvent>> rest = events.stream()
          .filter(event -> !named.contains(events.indexOf(event))).toList();
      assertThatThrownBy(() -> appender.append(rest))
          .isInstanceOfSatisfying(EventTooLargeException.class, refused -> refused.indexes()
              .forEach(index -> named.add(events.indexOf(rest.get(index)))));
    }
    assertThat(named).containsExactlyInAnyOrder(1, 3);
    assertThat(readAll(log)).isEmpty();

    appender.append(List.of(event("a", 1), event("c", 1)));
    assertThat(places(readAll(log))).containsExactlyInAnyOrder("a 1", "c 1");
  }

  @Test
  void nothing_is_appended_if_one_event_cannot_be_written() {
    EventLog<OrderEvent> log = newLog(3, new RefusingCodec());
    LogAppender<OrderEvent> appender = appender(log, "writer");

    assertThatThrownBy(() -> appender.append(
        List.of(event("a", 1), event("b", 1, RefusingCodec.UNWRITABLE), event("c", 1))))
        .isInstanceOfSatisfying(UnwritableEventException.class,
            unwritable -> assertThat(unwritable.index()).isEqualTo(1));

    assertThat(readAll(log)).isEmpty();
    appender.append(List.of(event("d", 1)));
    assertThat(places(readAll(log))).containsExactly("d 1");
  }

  @Test
  void an_appender_appends_to_its_own_partitions_only() {
    EventLog<OrderEvent> log = newLog(2);
    String mine = SampleEvents.orderIn(log, 0);
    String others = SampleEvents.orderIn(log, 1);
    try (LogAppender<OrderEvent> appender = log.openAppender("writer", Set.of(0))) {
      assertThatThrownBy(() -> appender.append(List.of(event(mine, 1), event(others, 1))))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("partition 1");

      appender.append(List.of(event(mine, 1)));
    }
    assertThat(places(readAll(log))).containsExactly(mine + " 1");
  }

  @Test
  void a_closed_appender_appends_nothing() {
    EventLog<OrderEvent> log = newLog(1);
    LogAppender<OrderEvent> appender = log.openAppender("writer");
    appender.close();

    assertThatThrownBy(() -> appender.append(List.of(event("a", 1))))
        .isInstanceOf(AppendOutcomeUnknownException.class);
    assertThat(readAll(log)).isEmpty();
  }

  @Test
  void all_events_of_a_stream_stand_in_its_partition_in_version_order() {
    EventLog<OrderEvent> log = newLog(4);
    LogAppender<OrderEvent> appender = appender(log, "writer");
    Stream.of("a", "b", "c", "d", "e").forEach(order -> appender.append(history(order, 3)));
    Stream.of("c", "a").forEach(order -> appender.append(List.of(event(order, 4))));

    Map<String, List<RecordedEvent<OrderEvent>>> streams = readAll(log).stream()
        .collect(Collectors.groupingBy(RecordedEvent::streamId));

    assertThat(streams.get("a")).extracting(RecordedEvent::version).containsExactly(1L, 2L, 3L, 4L);
    assertThat(streams.get("b")).extracting(RecordedEvent::version).containsExactly(1L, 2L, 3L);
    streams.forEach((streamId, events) -> assertThat(events)
        .allMatch(each -> each.position().partition() == log.partitionOf(streamId))
        .extracting(each -> each.position().offset()).isSorted());
  }

  @Test
  void streams_are_spread_over_all_partitions() {
    EventLog<OrderEvent> log = newLog(4);
    appender(log, "writer").append(IntStream.range(0, 100)
        .mapToObj(number -> event("order-" + number, 1)).toList());

    Map<Integer, Long> eventsPerPartition = readAll(log).stream().collect(
        Collectors.groupingBy(each -> each.position().partition(), Collectors.counting()));

    assertThat(eventsPerPartition.keySet()).isEqualTo(log.identity().allPartitions());
    assertThat(eventsPerPartition.values()).allMatch(count -> count >= 10);
  }

  @Test
  void reading_starts_at_the_offset_asked_for() {
    EventLog<OrderEvent> log = newLog(1);
    LogAppender<OrderEvent> appender = appender(log, "writer");
    appender.append(history("a", 2));
    LogPosition third = appender.append(List.of(event("a", 3))).getFirst().position();
    appender.append(List.of(event("a", 4)));

    assertThat(places(readFrom(log, Offsets.at(0, third.offset())))).containsExactly("a 3", "a 4");
    assertThat(places(readFrom(log, Offsets.at(0, third.offset() + 1)))).containsExactly("a 4");
  }

  @Test
  void partitions_not_asked_for_are_not_read() {
    EventLog<OrderEvent> log = newLog(3);
    String wanted = orderIn(log, 1);
    appender(log, "writer").append(
        List.of(event(orderIn(log, 0), 1), event(wanted, 1), event(orderIn(log, 2), 1)));

    assertThat(places(readFrom(log, Offsets.at(1, 0)))).containsExactly(wanted + " 1");
  }

  @Test
  void an_append_ends_with_a_marker_that_takes_an_offset_in_each_partition_it_touched() {
    EventLog<OrderEvent> log = newLog(3);
    LogAppender<OrderEvent> appender = appender(log, "writer");
    String first = orderIn(log, 0);
    String second = orderIn(log, 1);

    appender.append(List.of(event(first, 1), event(second, 1), event(first, 2)));
    List<LogPosition> next = positions(appender.append(List.of(event(first, 3), event(second, 2))));

    assertThat(next).containsExactly(new LogPosition(0, 3), new LogPosition(1, 2));
    Eventually.holds(() -> assertThat(log.endOffsets(Set.of(0, 1, 2)))
        .isEqualTo(new Offsets(Map.of(0, 5L, 1, 4L, 2, 0L))));
  }

  @Test
  void a_reader_that_has_seen_all_stands_at_the_end_behind_the_last_marker() {
    EventLog<OrderEvent> log = newLog(3);
    LogAppender<OrderEvent> appender = appender(log, "writer");
    Stream.of("a", "b", "c").forEach(order -> appender.append(history(order, 2)));
    LogReader<OrderEvent> reader = reader(log, fromStart(log));

    assertThat(catchUp(log, reader)).hasSize(6);
    Eventually.holds(() -> {
      assertThat(reader.poll(Duration.ofMillis(1))).isEmpty();
      assertThat(reader.positions()).isEqualTo(log.endOffsets(log.identity().allPartitions()));
      assertThat(reader.positions().sum()).isEqualTo(6 + 3);
    });
  }

  @Test
  void an_empty_log_ends_where_it_starts() {
    EventLog<OrderEvent> log = newLog(2);
    LogReader<OrderEvent> reader = reader(log, fromStart(log));

    assertThat(reader.poll(Duration.ofMillis(1))).isEmpty();
    assertThat(catchUp(log, reader)).isEmpty();
    assertThat(reader.positions()).isEqualTo(Offsets.atStart(Set.of(0, 1)));
    assertThat(log.endOffsets(Set.of(1))).isEqualTo(Offsets.at(1, 0));
  }

  @Test
  void a_reader_goes_on_where_it_is_told_to() {
    EventLog<OrderEvent> log = newLog(1);
    List<LogPosition> positions = positions(appender(log, "writer").append(history("a", 3)));
    LogReader<OrderEvent> reader = reader(log, fromStart(log));
    catchUp(log, reader);

    reader.seek(0, positions.get(1).offset());

    assertThat(reader.positions()).isEqualTo(Offsets.at(0, positions.get(1).offset()));
    assertThat(places(catchUp(log, reader))).containsExactly("a 2", "a 3");
  }

  @Test
  void a_reader_waits_for_an_event_to_come() throws Exception {
    EventLog<OrderEvent> log = newLog(1);
    LogReader<OrderEvent> reader = reader(log, fromStart(log));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<RecordedEvent<OrderEvent>>> polled = threads.submit(() -> reader.poll(PATIENCE));
      appender(log, "writer").append(List.of(event("a", 1)));

      assertThat(places(polled.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)))
          .containsExactly("a 1");
    }
  }

  @Test
  void catching_up_goes_on_from_where_the_reader_stands() {
    EventLog<OrderEvent> log = newLog(3);
    LogAppender<OrderEvent> appender = appender(log, "writer");
    LogReader<OrderEvent> reader = reader(log, fromStart(log));
    appender.append(history("a", 2));
    assertThat(places(catchUp(log, reader))).containsExactly("a 1", "a 2");

    appender.append(List.of(event("a", 3)));

    assertThat(places(catchUp(log, reader))).containsExactly("a 3");
  }

  @Test
  void a_log_that_ends_before_the_position_has_lost_history() {
    EventLog<OrderEvent> log = newLog(2);
    appender(log, "writer").append(history(orderIn(log, 1), 3));
    LogReader<OrderEvent> reader = reader(log, new Offsets(Map.of(0, 0L, 1, 9L)));

    assertThatThrownBy(() -> catchUp(log, reader)).isInstanceOf(HistoryLostException.class)
        .hasMessageContaining("partition 1")
        .hasMessageContaining("up to 9");
    assertThatThrownBy(() -> pollUntilFailure(reader)).isInstanceOf(HistoryLostException.class);
  }

  @Test
  void a_second_opening_fences_the_first_for_good() {
    EventLog<OrderEvent> log = newLog(1);
    LogAppender<OrderEvent> first = appender(log, "writer");
    first.append(List.of(event("a", 1)));
    LogAppender<OrderEvent> second = appender(log, "writer");

    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThatThrownBy(() -> first.append(List.of(event("lost", 1))))
          .isInstanceOf(WriterFencedException.class);
    }
    second.append(List.of(event("a", 2)));

    assertThatThrownBy(() -> first.append(List.of(event("lost", 1))))
        .isInstanceOf(WriterFencedException.class);
    assertThat(places(readAll(log))).containsExactly("a 1", "a 2");
  }

  @Test
  void an_appender_that_never_appended_is_fenced_as_well() {
    EventLog<OrderEvent> log = newLog(1);
    LogAppender<OrderEvent> first = appender(log, "writer");
    appender(log, "writer");
    appender(log, "writer");

    assertThatThrownBy(() -> first.append(List.of(event("lost", 1))))
        .isInstanceOf(WriterFencedException.class);
    assertThat(readAll(log)).isEmpty();
  }

  @Test
  void a_writer_with_another_id_fences_nobody() {
    EventLog<OrderEvent> log = newLog(1);
    LogAppender<OrderEvent> one = appender(log, "writer-1");
    LogAppender<OrderEvent> other = appender(log, "writer-2");

    one.append(List.of(event("a", 1)));
    other.append(List.of(event("b", 1)));
    one.append(List.of(event("a", 2)));

    assertThat(places(readAll(log))).containsExactly("a 1", "b 1", "a 2");
  }

  @Test
  void writers_with_different_ids_append_at_the_same_time() {
    EventLog<OrderEvent> log = newLog(3);
    Set<String> writers = Set.of("writer-1", "writer-2", "writer-3");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String writer : writers) {
        LogAppender<OrderEvent> appender = appender(log, writer);
        threads.execute(() -> history(writer, 20)
            .forEach(each -> appender.append(List.of(each))));
      }
    }

    Map<String, List<Long>> versions = readAll(log).stream()
        .collect(Collectors.groupingBy(RecordedEvent::streamId,
            Collectors.mapping(RecordedEvent::version, Collectors.toList())));

    List<Long> oneToTwenty = IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList();
    assertThat(versions).isEqualTo(writers.stream()
        .collect(Collectors.toMap(Function.identity(), _ -> oneToTwenty)));
  }

  @Test
  void an_unreadable_event_comes_only_after_all_that_stand_before_it() {
    EventLog<OrderEvent> log = newLog(1, new RefusingCodec());
    LogPosition bad = appender(log, "writer").append(List.of(event("a", 1), event("a", 2),
        event("a", 3, RefusingCodec.UNREADABLE), event("a", 4))).get(2).position();
    LogReader<OrderEvent> reader = reader(log, fromStart(log));

    assertThat(places(reader.poll(PATIENCE))).containsExactly("a 1", "a 2");
    assertThat(reader.positions()).isEqualTo(Offsets.at(0, bad.offset()));
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThatThrownBy(() -> reader.poll(PATIENCE))
          .isInstanceOf(UnreadableEventException.class)
          .hasMessageContaining(log.identity().topic() + " partition 0 offset " + bad.offset());
    }
    assertThat(reader.positions()).isEqualTo(Offsets.at(0, bad.offset()));
  }

  @Test
  void events_of_other_partitions_do_not_hide_an_unreadable_one() {
    EventLog<OrderEvent> log = newLog(3, new RefusingCodec());
    LogAppender<OrderEvent> appender = appender(log, "writer");
    List<String> orders = IntStream.range(0, 3)
        .mapToObj(partition -> orderIn(log, partition)).toList();
    appender.append(List.of(event(orders.get(0), 1),
        event(orders.get(1), 1, RefusingCodec.UNREADABLE), event(orders.get(2), 1)));
    LogReader<OrderEvent> reader = reader(log, fromStart(log));
    assertThatThrownBy(() -> pollUntilFailure(reader))
        .isInstanceOf(UnreadableEventException.class);

    appender.append(List.of(event(orders.get(0), 2)));

    assertThatThrownBy(() -> reader.poll(PATIENCE)).isInstanceOf(UnreadableEventException.class);
  }

  @Test
  void a_reader_told_to_go_on_behind_an_unreadable_event_does() {
    EventLog<OrderEvent> log = newLog(1, new RefusingCodec());
    LogPosition bad = appender(log, "writer").append(
        List.of(event("a", 1, RefusingCodec.UNREADABLE), event("a", 2))).getFirst().position();
    LogReader<OrderEvent> reader = reader(log, fromStart(log));
    assertThatThrownBy(() -> pollUntilFailure(reader))
        .isInstanceOf(UnreadableEventException.class);

    reader.seek(0, bad.offset() + 1);

    assertThat(places(catchUp(log, reader))).containsExactly("a 2");
  }

  @Test
  void what_was_read_can_be_made_safe_and_stays_what_it_was() {
    EventLog<OrderEvent> log = newLog(2);
    LogAppender<OrderEvent> appender = appender(log, "writer");
    log.flush(fromStart(log));
    appender.append(history("a", 2));
    LogReader<OrderEvent> reader = reader(log, fromStart(log));
    assertThat(places(catchUp(log, reader))).containsExactly("a 1", "a 2");

    log.flush(reader.positions());
    log.flush(Offsets.NONE);
    appender.append(List.of(event("a", 3)));
    log.flush(log.endOffsets(Set.of(log.partitionOf("a"))));

    assertThat(places(readAll(log))).containsExactly("a 1", "a 2", "a 3");
  }

  @Test
  void claims_are_read_in_the_order_in_which_they_were_made() {
    EventLog<OrderEvent> log = newLog(2);
    LogAppender<OrderEvent> one = appender(log, "writer-1");
    List<WriterClaim> claims = List.of(new WriterClaim(0, "http://a:1", "instance-1"),
        new WriterClaim(1, "http://b:2", "instance-2"),
        new WriterClaim(0, "http://c:3", "instance-3"));

    long first = one.claim(claims.get(0));
    appender(log, "writer-2").claim(claims.get(1));
    long later = appender(log, "writer-1").claim(claims.get(2));

    assertThat(later).isGreaterThan(first);
    assertThat(claims(log, 3)).containsExactlyInAnyOrderElementsOf(List.of(claims.get(0),
        claims.get(1), claims.get(2)));
    assertThat(claims(log, 3)).filteredOn(claim -> claim.slot() == 0)
        .containsExactly(claims.get(0), claims.get(2));
  }

  @Test
  void a_claim_may_be_made_between_appends_and_again() {
    EventLog<OrderEvent> log = newLog(1);
    LogAppender<OrderEvent> appender = appender(log, "writer");
    long before = appender.claim(CLAIM);
    appender.append(List.of(event("a", 1)));
    assertThat(appender.claim(CLAIM)).isGreaterThan(before);
    appender.append(List.of(event("a", 2)));

    assertThat(places(readAll(log))).containsExactly("a 1", "a 2");
    assertThat(claims(log, 2)).containsExactly(CLAIM, CLAIM);
  }

  @Test
  void a_fenced_appender_can_claim_nothing() {
    EventLog<OrderEvent> log = newLog(1);
    LogAppender<OrderEvent> first = appender(log, "writer");
    first.claim(CLAIM);
    LogAppender<OrderEvent> idle = appender(log, "writer");
    LogAppender<OrderEvent> last = appender(log, "writer");

    assertThatThrownBy(() -> first.claim(CLAIM)).isInstanceOf(WriterFencedException.class);
    assertThatThrownBy(() -> idle.claim(CLAIM)).isInstanceOf(WriterFencedException.class);
    WriterClaim successor = new WriterClaim(0, "http://b:2", "instance-2");
    last.claim(successor);

    assertThat(claims(log, 2)).containsExactly(CLAIM, successor);
  }

  @Test
  void a_closed_appender_claims_nothing() {
    EventLog<OrderEvent> log = newLog(1);
    LogAppender<OrderEvent> appender = log.openAppender("writer");
    appender.close();

    assertThatThrownBy(() -> appender.claim(CLAIM))
        .isInstanceOf(AppendOutcomeUnknownException.class);
  }

  @Test
  void a_reader_of_claims_waits_for_one_to_come() throws Exception {
    EventLog<OrderEvent> log = newLog(1);
    try (ClaimReader reader = claims(log);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(reader.poll(Duration.ofMillis(1))).isEmpty();
      Future<List<RecordedClaim>> polled = threads.submit(() -> reader.poll(PATIENCE));
      long offset = appender(log, "writer").claim(CLAIM);

      assertThat(polled.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .singleElement().satisfies(read -> {
            assertThat(read.claim()).isEqualTo(CLAIM);
            assertThat(read.offset()).isEqualTo(offset);
          });
    }
  }

  @Test
  void two_logs_are_never_the_same() {
    assertThat(newLog(3).identity()).isNotEqualTo(newLog(3).identity());
  }

  protected final EventLog<OrderEvent> newLog(int partitions) {
    return newLog(partitions, OrderEventCodec.create());
  }

  protected final <E> LogAppender<E> appender(EventLog<E> log, String writerId) {
    LogAppender<E> appender = log.openAppender(writerId);
    opened.push(appender);
    return appender;
  }

  protected final <E> LogReader<E> reader(EventLog<E> log, Offsets from) {
    LogReader<E> reader = log.openReader(from);
    opened.push(reader);
    return reader;
  }

  protected final <E> List<RecordedEvent<E>> readAll(EventLog<E> log) {
    return readFrom(log, fromStart(log));
  }

  protected static Offsets fromStart(EventLog<?> log) {
    return Offsets.atStart(log.identity().allPartitions());
  }

  protected static <E> List<RecordedEvent<E>> catchUp(EventLog<E> log, LogReader<E> reader) {
    List<RecordedEvent<E>> events = new ArrayList<>();
    new CatchUp(log, TimeSource.system(), PATIENCE).run(reader, events::addAll);
    return events;
  }

  /** Each event as its stream and version. */
  protected static List<String> places(List<? extends RecordedEvent<?>> events) {
    return events.stream().map(each -> each.streamId() + " " + each.version()).toList();
  }

  /** The first claims that the log has. */
  private List<WriterClaim> claims(EventLog<?> log, int count) {
    List<WriterClaim> claims = new ArrayList<>();
    try (ClaimReader reader = claims(log)) {
      while (claims.size() < count) {
        reader.poll(Duration.ofMillis(100)).forEach(recorded -> claims.add(recorded.claim()));
      }
    }
    return claims;
  }

  private <E> List<RecordedEvent<E>> readFrom(EventLog<E> log, Offsets from) {
    return catchUp(log, reader(log, from));
  }

  /** Polls as long as there is something to read, and once more. */
  private static void pollUntilFailure(LogReader<?> reader) {
    while (!reader.poll(PATIENCE).isEmpty()) {
      // What can be read is none of this test's business.
    }
  }

  /** The order codec, but for two events that it refuses. */
  private static final class RefusingCodec implements EventCodec<OrderEvent> {

    static final OrderEvent UNWRITABLE = new OrderCancelled("unwritable");
    static final OrderEvent UNREADABLE = new OrderCancelled("unreadable");

    private final EventCodec<OrderEvent> codec = OrderEventCodec.create();

    @Override
    public String typeOf(OrderEvent event) {
      return codec.typeOf(event);
    }

    @Override
    public byte[] encode(OrderEvent event) {
      if (event.equals(UNWRITABLE)) {
        throw new IllegalArgumentException("not to be written");
      }
      return codec.encode(event);
    }

    @Override
    public OrderEvent decode(String type, byte[] data) {
      OrderEvent event = codec.decode(type, data);
      if (event.equals(UNREADABLE)) {
        throw new UnreadableEventException("not to be read");
      }
      return event;
    }

    @Override
    public Set<String> types() {
      return codec.types();
    }
  }

  private static List<LogPosition> positions(List<RecordedEvent<OrderEvent>> events) {
    return events.stream().map(RecordedEvent::position).toList();
  }
}
