package io.orderlog.command.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.parked.InMemoryParkedCauses;
import io.orderlog.eventlog.parked.ParkedCause;
import io.orderlog.eventlog.parked.ParkedCause.Standing;
import io.orderlog.eventlog.parked.ParkedCauses;
import io.orderlog.eventlog.positions.InMemoryPositions;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.positions.Positions;
import io.orderlog.eventlog.stock.StockLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class InMemoryParkingTest extends ParkingContract {

  private final InMemoryEventLog<StockEvent> log =
      new InMemoryEventLog<>("stock.events", 1, StockLog.STOCK.codec());
  private final InMemoryPositions positions = new InMemoryPositions();
  private final InMemoryParkedCauses parked = new InMemoryParkedCauses();

  @Override
  EventLog<StockEvent> log() {
    return log;
  }

  @Override
  Positions positions() {
    return positions;
  }

  @Override
  ParkedCauses parked() {
    return parked;
  }

  @Test
  void what_is_not_certainly_parked_is_not_passed() {
    processes.answer("o-1", refused(), refused());
    append(reserved("mug", "o-1"), reserved("cup", "o-2"));
    parked.fail(1);
    serving();
    awaitParked("mug", 1);
    awaitTaken(id("cup", 1));
  }

  /** As after a write of which one part got through. */
  @Test
  void what_comes_before_all_that_is_parked_is_carried_first() {
    var events = append(reserved("mug", "o-1"), reserved("mug", "o-1"));
    parked.store(Courier.WHO, log.identity(),
        List.of(ParkedCause.behind(events.getLast(), events.getLast().metadata().time())));
    serving();
    awaitParked("mug");
    assertThat(processes.ids()).containsExactly(id("mug", 1), id("mug", 2));
  }

  /** Another writer has served meanwhile, and an operator has given up what it parked. */
  @Test
  void what_others_have_passed_while_its_writer_did_not_serve_is_not_sent() {
    Courier<StockEvent> courier = serving();
    courier.appended(append(reserved("cup", "o-2")));
    awaitTaken(id("cup", 1));
    courier.stopped();
    var discarded = append(reserved("mug", "o-1")).getFirst();
    positions.store(Courier.WHO, log.identity(), Map.of(0, Position.behind(discarded)));
    courier.serving();
    courier.appended(append(reserved("cup", "o-3")));
    awaitTaken(id("cup", 1), id("cup", 2));
  }

  @Test
  void while_it_is_not_known_what_is_parked_nothing_is_carried() {
    processes.answer("o-1", refused());
    append(reserved("mug", "o-1"));
    Courier<StockEvent> courier = serving();
    awaitParked("mug", 1);
    parked.hide(true);
    Eventually.holds(() -> assertThat(courier.reasonStopped()).hasValueSatisfying(
        reason -> assertThat(reason).contains("of a form that is not known")));
    courier.appended(append(reserved("mug", "o-1")));
    parked.hide(false);
    awaitParked("mug", 1, 2);
    Eventually.holds(() -> assertThat(courier.reasonStopped()).isEmpty());
    assertThat(processes.taken).isEmpty();
  }

  @Test
  void what_is_parked_of_an_event_that_is_not_there_is_told_and_can_be_discarded() {
    var event = append(reserved("mug", "o-1")).getFirst();
    ParkedCause real = ParkedCause.failed(event, event.metadata().time(), "refused");
    parked.store(Courier.WHO, log.identity(), List.of(new ParkedCause("mug", 9, real.type(),
        real.position(), real.at(), Standing.RETRIED, "refused")));
    serving();
    Eventually.holds(() -> assertThat(ofStream("mug")).singleElement().satisfies(
        each -> assertThat(each.reason()).contains("the log has another event or none at 0@0")));
  }

  private static Rejected<String> refused() {
    return new Rejected<>("not yet", 1);
  }
}
