package io.orderlog.domain.stock;

import static io.orderlog.domain.stock.StockExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.SeededRuns;
import io.orderlog.domain.stock.StockCommand.Adjust;
import io.orderlog.domain.stock.StockCommand.Confirm;
import io.orderlog.domain.stock.StockCommand.Consume;
import io.orderlog.domain.stock.StockCommand.ExpireHolds;
import io.orderlog.domain.stock.StockCommand.Receive;
import io.orderlog.domain.stock.StockCommand.Release;
import io.orderlog.domain.stock.StockCommand.Reserve;
import io.orderlog.domain.stock.StockCommand.Return;
import io.orderlog.domain.stock.StockCommand.TryReserve;
import io.orderlog.domain.stock.StockEvent.Adjusted;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.HoldExtended;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationBroken;
import io.orderlog.domain.stock.StockEvent.ReservationConfirmed;
import io.orderlog.domain.stock.StockEvent.ReservationRefused;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.domain.stock.StockEvent.Returned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds for every item, whatever is asked of it and when. The events alone prove it. */
class StockInvariantsTest {

  private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f");

  private record Step(StockCommand command, Instant at, StockState before,
      Decision<StockEvent, StockRejection> decision) {

    List<StockEvent> events() {
      return decision instanceof Accepted<StockEvent, StockRejection>(var events)
          ? events
          : List.of();
    }
  }

  private final StockDecider decider = new StockDecider();

  @Test
  void no_more_is_ever_reserved_than_is_there_and_every_piece_is_accounted_for() {
    eachLife(SeededRuns.fixedAndFresh(), life -> {
      Map<String, Integer> open = new HashMap<>();
      long counted = 0;
      for (Step step : life) {
        for (StockEvent event : step.events()) {
          book(event, open);
          counted += change(event);
          long units = open.values().stream().mapToLong(Integer::longValue).sum();
          assertThat(event.onHand()).as("%s", event).isEqualTo(counted).isNotNegative();
          assertThat(event.available()).as("%s", event).isEqualTo(counted - units)
              .isNotNegative();
        }
      }
    });
  }

  @Test
  void the_state_is_the_fold_of_the_events() {
    eachLife(SeededRuns.fixedAndFresh(), life -> {
      StockState folded = decider.initial();
      for (Step step : life) {
        assertThat(step.before()).isEqualTo(folded);
        for (StockEvent event : step.events()) {
          assertThat(decider.contradiction(folded, event)).as("%s", event).isEmpty();
          folded = decider.evolve(folded, event);
        }
      }
    });
  }

  @Test
  void what_a_process_asks_for_is_never_rejected_and_always_answered_by_its_id() {
    eachLife(SeededRuns.fixedAndFresh(), life -> life.forEach(step -> {
      String id = switch (step.command()) {
        case Reserve(var asked, _, _) -> asked;
        case Confirm(var asked, _) -> asked;
        case Release(var asked, _) -> asked;
        case Consume(var asked, _) -> asked;
        case Receive _,Adjust _,TryReserve _,Return _,ExpireHolds _ -> "";
      };
      if (!id.isEmpty()) {
        assertThat(idOf(step.events().getLast())).as("%s", step).isEqualTo(id);
      }
    }));
  }

  @Test
  void a_promise_is_broken_by_stock_taking_alone_and_a_hold_expires_in_its_time() {
    eachLife(SeededRuns.fixedAndFresh(), life -> life.forEach(step -> {
      for (StockEvent event : step.events()) {
        if (event instanceof ReservationBroken) {
          assertThat(step.command()).isInstanceOf(Adjust.class);
        }
        if (event instanceof ReservationReleased(var id, _, var reason, _, _)
            && reason.equals(StockEvent.EXPIRED)) {
          assertThat(untilOf(step.before(), id)).isBeforeOrEqualTo(step.at());
        }
      }
    }));
  }

  /** Without this, the properties above might hold because hardly anything happens. */
  @Test
  void the_lives_reach_every_event_and_nearly_every_rejection() {
    Set<String> seen = new TreeSet<>();
    eachLife(SeededRuns.fixed(), life -> life.forEach(step -> {
      step.events().forEach(event -> seen.add(event.getClass().getSimpleName()));
      if (step.decision() instanceof Decision.Rejected(var reason)) {
        seen.add(reason.getClass().getSimpleName());
      }
    }));
    assertThat(seen).containsAll(SealedTypes.namesBelow(StockEvent.class))
        .contains("NotTracked", "OutOfStock", "ReservationIdTaken", "BelowZero",
            "NothingExpired");
  }

  /** Each reservation ends at most once: a second end finds none. */
  private static void book(StockEvent event, Map<String, Integer> open) {
    switch (event) {
      case Reserved(var id, var quantity, _, _, _) ->
        assertThat(open.put(id, quantity)).as("%s", event).isNull();
      case ReservationReleased(var id, var quantity, _, _, _) when quantity > 0 ->
        assertThat(open.remove(id)).as("%s", event).isEqualTo(quantity);
      case ReservationBroken(var id, var quantity, _, _) ->
        assertThat(open.remove(id)).as("%s", event).isEqualTo(quantity);
      case Consumed(var id, _, _, _) -> open.remove(id);
      case HoldExtended(var id, var quantity, _, _, _) ->
        assertThat(open).as("%s", event).containsEntry(id, quantity);
      case ReservationConfirmed(var id, var quantity, _, _) ->
        assertThat(open).as("%s", event).containsEntry(id, quantity);
      case ReservationReleased(var id, _, _, _, _) ->
        assertThat(open).as("%s", event).doesNotContainKey(id);
      case Received _,Adjusted _,Returned _,ReservationRefused _ -> {
        // Nothing that concerns a reservation.
      }
    }
  }

  private static long change(StockEvent event) {
    return switch (event) {
      case Received(var quantity, _, _, _) -> quantity;
      case Returned(var quantity, _, _, _) -> quantity;
      case Adjusted(var delta, _, _, _) -> delta;
      case Consumed(_, var quantity, _, _) -> -quantity;
      case Reserved _,HoldExtended _,ReservationConfirmed _,ReservationRefused _ -> 0;
      case ReservationReleased _,ReservationBroken _ -> 0;
    };
  }

  private static String idOf(StockEvent event) {
    return switch (event) {
      case Reserved(var id, _, _, _, _) -> id;
      case HoldExtended(var id, _, _, _, _) -> id;
      case ReservationConfirmed(var id, _, _, _) -> id;
      case ReservationRefused(var id, _, _, _, _) -> id;
      case ReservationReleased(var id, _, _, _, _) -> id;
      case ReservationBroken(var id, _, _, _) -> id;
      case Consumed(var id, _, _, _) -> id;
      case Received _,Adjusted _,Returned _ -> "";
    };
  }

  private static Instant untilOf(StockState state, String id) {
    return StockEvolution.tracked(state).open().find(id)
        .map(Reservation::standing)
        .map(standing -> standing instanceof Reservation.Held(var until) ? until : Instant.MAX)
        .orElse(Instant.MAX);
  }

  private void eachLife(SeededRuns runs, Consumer<List<Step>> invariant) {
    runs.check(random -> {
      List<Step> life = live(random);
      try {
        invariant.accept(life);
      } catch (AssertionError failure) {
        throw new AssertionError(failure.getMessage() + "\nafter " + life, failure);
      }
    });
  }

  private List<Step> live(RandomGenerator random) {
    List<Step> steps = new ArrayList<>();
    StockState state = decider.initial();
    Instant now = NOON;
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      now = now.plusSeconds(random.nextInt(20));
      StockCommand command = command(random, now);
      Step step = new Step(command, now, state, decider.decide(command, state, now));
      steps.add(step);
      for (StockEvent event : step.events()) {
        state = decider.evolve(state, event);
      }
    }
    return steps;
  }

  private static StockCommand command(RandomGenerator random, Instant now) {
    String id = IDS.get(random.nextInt(IDS.size()));
    int quantity = random.nextInt(1, 5);
    return switch (random.nextInt(16)) {
      case 0, 1 -> new Receive(random.nextInt(1, 10), "delivery");
      case 2 -> new Adjust(-random.nextInt(1, 12), "counted");
      case 3 -> new Adjust(quantity, "found");
      case 4, 5, 6 -> new TryReserve(id, quantity, random.nextInt(1, 100));
      case 7, 8, 9 -> new Reserve(id, quantity, now.plusSeconds(random.nextInt(100)));
      case 10, 11 -> new Confirm(id, quantity);
      case 12 -> new Release(id, "not wanted");
      case 13 -> new Consume(id, quantity);
      case 14 -> new Return(quantity, "parcel");
      default -> new ExpireHolds();
    };
  }
}
