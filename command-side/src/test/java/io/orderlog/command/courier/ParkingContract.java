package io.orderlog.command.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.domain.reactions.Reactions;
import io.orderlog.domain.reactions.StockReactions;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.parked.ParkedCause;
import io.orderlog.eventlog.parked.ParkedCause.Standing;
import io.orderlog.eventlog.parked.ParkedCauses;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.positions.Positions;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a courier does with what it cannot deliver, whatever the log is. */
@Timeout(120)
abstract class ParkingContract {

  private static final Instant AT = Instant.parse("2026-03-01T10:15:30.125Z");

  final ScriptedRecipient processes = new ScriptedRecipient();
  private final AtomicBoolean defect = new AtomicBoolean();
  private final List<Courier<StockEvent>> started = new ArrayList<>();
  private final Map<String, Long> versions = new HashMap<>();

  /** With one partition, and empty. */
  abstract EventLog<StockEvent> log();

  abstract Positions positions();

  abstract ParkedCauses parked();

  @AfterEach
  void end() {
    started.forEach(Courier::ended);
  }

  @Test
  void what_is_refused_is_parked_with_what_comes_behind_it_in_order_and_others_go_on() {
    refuse("o-1");
    append(reserved("mug", "o-1"), reserved("mug", "o-2"), reserved("cup", "o-1"),
        consumed("mug"), reserved("mug", "o-1"));
    Courier<StockEvent> courier = serving();
    courier.appended(append(reserved("cup", "o-3")));
    awaitParked("mug", 1, 4);
    courier.appended(append(reserved("mug", "o-4"), reserved("cup", "o-4")));
    awaitParked("mug", 1, 4, 5);
    // What goes to another stream was on its way.
    awaitTaken(id("mug", 2), id("cup", 1), id("cup", 2), id("cup", 3));
    assertThat(ofStream("mug")).extracting(ParkedCause::standing)
        .containsExactly(Standing.FAILED, Standing.BEHIND, Standing.BEHIND);
    assertThat(ofStream("mug").getFirst()).satisfies(first -> {
      assertThat(first.reason())
          .isEqualTo("HearLineReserved to fulfilments o-1 is refused: not yet");
      assertThat(first.type()).isEqualTo("stock.reserved.v1");
    });
    assertThat(courier.parkedStreams()).isEqualTo(1);
    assertThat(courier.reasonStopped()).isEmpty();
  }

  @Test
  void what_cannot_be_said_to_follow_is_parked() {
    defect.set(true);
    append(reserved("mug", "broken"), reserved("mug", "o-2"), reserved("cup", "o-3"));
    serving();
    awaitParked("mug", 1, 2);
    awaitTaken(id("cup", 1));
    assertThat(ofStream("mug").getFirst().reason())
        .isEqualTo("it cannot be said what follows from it: a defect");
    assertThat(processes.ids()).doesNotContain(id("mug", 2));
    defect.set(false);
    retry("mug");
    awaitTaken(id("cup", 1), id("mug", 1), id("mug", 2));
    awaitParked("mug");
  }

  @Test
  void the_next_courier_knows_what_is_parked_before_it_carries_anything() {
    refuse("o-1");
    append(reserved("mug", "o-1"), reserved("mug", "o-1"));
    Courier<StockEvent> first = serving();
    awaitParked("mug", 1, 2);
    awaitTaken();
    first.ended();
    List<RecordedEvent<StockEvent>> more = append(reserved("mug", "o-3"), reserved("cup", "o-3"));
    Courier<StockEvent> next = serving();
    next.appended(more);
    awaitParked("mug", 1, 2, 3);
    awaitTaken(id("cup", 1));
    assertThat(processes.ids()).containsExactly(id("cup", 1));
    assertThat(next.parkedStreams()).isEqualTo(1);
  }

  @Test
  void with_its_place_lost_what_is_parked_stays_parked_with_its_reason() {
    refuse("o-1");
    append(reserved("mug", "o-1"), reserved("mug", "o-1"));
    Courier<StockEvent> first = serving();
    awaitParked("mug", 1, 2);
    first.ended();
    List<ParkedCause> before = ofStream("mug");
    losePositions();
    append(reserved("mug", "o-3"));
    serving();
    awaitParked("mug", 1, 2, 3);
    assertThat(ofStream("mug")).startsWith(before.toArray(ParkedCause[]::new));
    assertThat(processes.taken).isEmpty();
  }

  @Test
  void a_retry_delivers_all_of_the_stream_in_order_and_with_the_same_keys() {
    refuse("o-1");
    append(reserved("mug", "o-1"), reserved("mug", "o-1"), reserved("mug", "o-1"));
    Courier<StockEvent> courier = serving();
    awaitParked("mug", 1, 2, 3);
    String key = processes.attempts.element().commandId();
    retry("mug");
    awaitTaken(id("mug", 1), id("mug", 2), id("mug", 3));
    awaitParked("mug");
    assertThat(processes.ids().getFirst()).isEqualTo(key);
    assertThat(processes.ids()).containsExactly(id("mug", 1), id("mug", 2), id("mug", 3));
    courier.appended(append(reserved("mug", "o-5")));
    awaitTaken(id("mug", 1), id("mug", 2), id("mug", 3), id("mug", 4));
    assertThat(courier.parkedStreams()).isZero();
  }

  @Test
  void a_retry_ends_at_the_next_that_is_refused() {
    refuse("o-1");
    append(reserved("mug", "o-1"));
    Courier<StockEvent> courier = serving();
    awaitParked("mug", 1);
    courier.appended(append(reserved("mug", "o-2"), reserved("mug", "o-2")));
    awaitParked("mug", 1, 2, 3);
    refuse("o-2");
    retry("mug");
    awaitParked("mug", 2, 3);
    assertThat(ofStream("mug").getFirst().standing()).isEqualTo(Standing.FAILED);
    assertThat(ofStream("mug").getFirst().reason()).contains("o-2 is refused");
    assertThat(processes.ids()).containsExactly(id("mug", 1));
  }

  @Test
  void a_retry_that_nobody_saw_is_done_by_the_next_courier() {
    refuse("o-1");
    append(reserved("mug", "o-1"), reserved("mug", "o-1"));
    Courier<StockEvent> first = serving();
    awaitParked("mug", 1, 2);
    first.ended();
    retry("mug");
    serving();
    awaitTaken(id("mug", 1), id("mug", 2));
    awaitParked("mug");
  }

  /** Killed after the first was taken off and before the next was sent. */
  @Test
  void a_retry_in_the_middle_of_which_a_courier_ended_is_finished_by_the_next() {
    refuse("o-1");
    append(reserved("mug", "o-1"), reserved("mug", "o-1"));
    Courier<StockEvent> first = serving();
    awaitParked("mug", 1, 2);
    first.ended();
    parked().remove(Courier.WHO, log().identity(), List.of(ofStream("mug").getFirst()));
    serving();
    awaitTaken(id("mug", 2));
    awaitParked("mug");
  }

  @Test
  void what_is_discarded_is_never_delivered_and_what_comes_behind_is() {
    refuse("o-1");
    append(reserved("mug", "o-1"), reserved("mug", "o-1"));
    Courier<StockEvent> courier = serving();
    awaitParked("mug", 1, 2);
    discard("mug");
    Eventually.holds(() -> assertThat(courier.parkedStreams()).isZero());
    courier.appended(append(reserved("mug", "o-3")));
    awaitTaken(id("mug", 3));
    assertThat(processes.ids()).doesNotContain(id("mug", 1), id("mug", 2));
    Eventually.holds(() -> assertThat(ofStream("mug")).isEmpty());
  }

  /** The place is held up, so the next courier meets what was given up once more. */
  @Test
  void what_is_discarded_behind_something_that_is_under_way_is_not_delivered_either() {
    processes.refuse("o-9", 1_000);
    refuse("o-1");
    append(reserved("cup", "o-9"), reserved("mug", "o-1"));
    Courier<StockEvent> first = serving();
    awaitParked("mug", 1);
    discard("mug");
    Eventually.holds(() -> assertThat(first.parkedStreams()).isZero());
    first.ended();
    processes.allow("o-9");
    serving();
    awaitTaken(id("cup", 1));
    Eventually.holds(() -> assertThat(ofStream("mug")).isEmpty());
    assertThat(processes.ids()).doesNotContain(id("mug", 1));
  }

  @Test
  void more_than_a_hundred_parked_streams_stop_it_until_they_are_fewer() {
    List<Event> poison = IntStream.rangeClosed(0, ParkedStreams.MAX_STREAMS)
        .mapToObj(i -> reserved("item-" + i, "o-1")).toList();
    for (Event _ : poison) {
      refuse("o-1");
    }
    append(poison.toArray(Event[]::new));
    Courier<StockEvent> courier = serving();
    Eventually.holds(() -> assertThat(courier.reasonStopped()).hasValueSatisfying(
        reason -> assertThat(reason).contains("more than 100 streams are parked", "is refused",
            "./orderlog reactions list")));
    courier.appended(append(reserved("cup", "o-2")));
    // Nor does another one carry anything, which has to find that out.
    courier.ended();
    Courier<StockEvent> next = serving();
    Eventually.holds(() -> assertThat(next.reasonStopped()).isPresent());
    assertThat(next.parkedStreams()).isEqualTo(ParkedStreams.MAX_STREAMS + 1);
    assertThat(processes.taken).isEmpty();
    discard("item-7");
    awaitTaken(id("cup", 1));
    Eventually.holds(() -> assertThat(next.reasonStopped()).isEmpty());
  }

  Courier<StockEvent> serving() {
    var courier = new Courier<>(new Source<>(StockLog.STOCK, reactions()), 0, log(), Set.of(0),
        processes.recipients(), new CourierNotes(positions(), parked()), TimeSource.system());
    started.add(courier);
    courier.serving();
    return courier;
  }

  /** As those of stock, but that of what is reserved for a broken order, nobody can say. */
  private Reactions<StockEvent> reactions() {
    StockReactions known = new StockReactions();
    return (sku, event) -> {
      if (defect.get() && event instanceof Reserved reserved
          && reserved.reservationId().equals("order:broken")) {
        throw new IllegalStateException("a defect");
      }
      return known.to(sku, event);
    };
  }

  /** The next command for this process is refused, though not for good. */
  private void refuse(String order) {
    processes.answer(order, new Rejected<>("not yet", 1));
  }

  private void retry(String sku) {
    parked().store(Courier.WHO, log().identity(),
        List.of(ofStream(sku).getFirst().retried()));
  }

  private void discard(String sku) {
    parked().store(Courier.WHO, log().identity(),
        ofStream(sku).stream().map(ParkedCause::discarded).toList());
  }

  private void losePositions() {
    // Behind nothing: an event that is not there.
    positions().store(Courier.WHO, log().identity(),
        Map.of(0, new Position(0, "nobody", 99)));
  }

  List<ParkedCause> ofStream(String sku) {
    return parked().load(Courier.WHO, log().identity()).stream()
        .filter(each -> each.streamId().equals(sku)).toList();
  }

  void awaitParked(String sku, long... parkedVersions) {
    Eventually.holds(() -> assertThat(ofStream(sku).stream()
        .mapToLong(ParkedCause::version).toArray()).isEqualTo(parkedVersions));
  }

  /** These have been taken, each once, and no others. */
  void awaitTaken(String... ids) {
    Eventually.holds(() -> assertThat(processes.ids()).containsExactlyInAnyOrder(ids));
  }

  record Event(String sku, StockEvent data) {}

  static Event reserved(String sku, String order) {
    return new Event(sku, new Reserved("order:" + order, 1, AT.plusSeconds(60), 5, 4));
  }

  private static Event consumed(String sku) {
    return new Event(sku, new Consumed("basket-7", 1, 5, 5));
  }

  List<RecordedEvent<StockEvent>> append(Event... events) {
    List<NewEvent<StockEvent>> next = new ArrayList<>();
    for (Event event : events) {
      long version = versions.merge(event.sku(), 1L, Long::sum);
      next.add(new NewEvent<>(event.sku(), version, event.data(), new EventMetadata(AT,
          "command-" + event.sku() + "-" + version, "hash", "correlation", null)));
    }
    try (LogAppender<StockEvent> appender = log().openAppender("writer", Set.of(0))) {
      return appender.append(next);
    }
  }

  static String id(String sku, long version) {
    return "orderlog/stock/" + sku + "/" + version + "/0";
  }
}
