package io.orderlog.domain.shipment.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Walks;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.shipment.ShipmentAgenda;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentCommand.ByProcess;
import io.orderlog.domain.shipment.ShipmentCommand.Cancel;
import io.orderlog.domain.shipment.ShipmentCommand.RecordAttemptFailed;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentEvent.LabelCreated;
import io.orderlog.domain.shipment.ShipmentEvent.ParcelHandedOver;
import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.domain.shipment.ShipmentRequest;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.ShipmentState.CancelAsked;
import io.orderlog.domain.shipment.ShipmentState.Left;
import io.orderlog.domain.shipment.ShipmentState.Requested;
import io.orderlog.domain.shipment.ShipmentWalks;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no sequence of commands can break, facts that nobody can explain among them. */
class ShipmentInvariantsTest {

  private final Walks<ShipmentCommand, ShipmentState, ShipmentEvent, ShipmentRejection> shipments =
      ShipmentWalks.all();
  private final ShipmentAgenda agenda = new ShipmentAgenda();
  private final ShipmentDecider decider = new ShipmentDecider();

  @Test
  void a_shipment_is_the_fold_of_its_events() {
    shipments.checkPurity();
  }

  @Test
  void no_event_of_a_shipment_contradicts_those_before() {
    shipments.checkNoContradiction();
  }

  @Test
  void what_is_refused_to_the_process_for_good_stays_refused() {
    shipments.checkFinality(ByProcess.class::isInstance, ShipmentDecider::isFinal);
  }

  @Test
  void the_process_is_refused_nothing_but_what_is_over_and_no_cancellation_at_all() {
    shipments.eachStep(step -> {
      if (step.command() instanceof ByProcess) {
        assertThat(Walks.reasons(step.decision())).allMatch(ShipmentDecider::isFinal);
      }
      if (step.command() instanceof Cancel) {
        assertThat(step.decision()).isInstanceOf(Accepted.class);
      }
    });
  }

  @Test
  void there_is_one_label_and_it_leaves_once() {
    shipments.eachWalk(walk -> {
      assertThat(walk.events()).filteredOn(LabelCreated.class::isInstance)
          .hasSizeLessThanOrEqualTo(1);
      assertThat(walk.events()).filteredOn(ParcelHandedOver.class::isInstance)
          .hasSizeLessThanOrEqualTo(1);
    });
  }

  @Test
  void what_has_left_stays_away() {
    shipments.eachStep(step -> {
      if (step.before() instanceof Left) {
        assertThat(step.after()).isInstanceOf(Left.class);
      }
    });
  }

  @Test
  void what_is_asked_and_not_given_up_is_on_the_agenda_and_each_attempt_can_fail() {
    shipments.eachStep(step -> {
      boolean asks = switch (step.after()) {
        case Requested requested -> !requested.asked().givenUp();
        case CancelAsked cancel -> !cancel.asked().givenUp();
        case ShipmentState _ -> false;
      };
      assertThat(agenda.due(step.after())).hasSize(asks ? 1 : 0);
      agenda.due(step.after()).forEach(due -> {
        if (due instanceof Effect<ShipmentCommand, ShipmentRequest> effect) {
          assertThat(decider.decide(new RecordAttemptFailed(effect.transaction(),
              effect.attempt(), "timeout"), step.after(), effect.at()))
              .isInstanceOf(Accepted.class);
        }
      });
    });
  }

  @Test
  void what_is_asked_for_anew_is_due_at_once_by_any_clock() {
    shipments.eachStep(step -> {
      if (step.after() instanceof Requested requested
          && requested.asked().attempt() == requested.asked().first()) {
        assertThat(agenda.due(requested)).allMatch(due -> due.at().equals(Instant.EPOCH)
            || requested.asked().givenUp());
      }
    });
  }

  @Test
  void the_walks_reach_every_state_event_and_rejection() {
    shipments.checkThatEachIsIn(20, ShipmentState.class, step -> Stream.of(step.before()));
    shipments.checkThatEachIsIn(5, ShipmentEvent.class, step -> step.events().stream());
    shipments.checkThatEachIsIn(10, ShipmentRejection.class,
        step -> Walks.reasons(step.decision()));
  }
}
