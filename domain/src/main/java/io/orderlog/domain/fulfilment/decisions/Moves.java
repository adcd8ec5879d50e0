package io.orderlog.domain.fulfilment.decisions;

import static io.orderlog.domain.Decision.accept;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision;
import io.orderlog.domain.fulfilment.Account;
import io.orderlog.domain.fulfilment.Carriage;
import io.orderlog.domain.fulfilment.Details;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AuthorisationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ConfirmationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentClosed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.GotStuck;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Noted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ParcelDelivered;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReviewAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.StepUndone;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentFold;
import io.orderlog.domain.fulfilment.FulfilmentState.Assessing;
import io.orderlog.domain.fulfilment.FulfilmentState.Closed;
import io.orderlog.domain.fulfilment.FulfilmentState.Collecting;
import io.orderlog.domain.fulfilment.FulfilmentState.Confirming;
import io.orderlog.domain.fulfilment.FulfilmentState.Gathering;
import io.orderlog.domain.fulfilment.FulfilmentState.Phase;
import io.orderlog.domain.fulfilment.FulfilmentState.Preparing;
import io.orderlog.domain.fulfilment.FulfilmentState.Sent;
import io.orderlog.domain.fulfilment.FulfilmentState.Packed;
import io.orderlog.domain.fulfilment.FulfilmentState.Unwinding;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.fulfilment.Step;
import io.orderlog.domain.order.OrderLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways on from a state, for all tables.
 *
 * @param carriage who takes the parcels of orders that are paid now
 * @param screening who is asked now whether an order may pass
 * @param at the time of the decision
 */
record Moves(FulfilmentTimes times, Carriage carriage, Screening screening, Instant at) {

  /** There is one so far. */
  private static final int FIRST_SHIPMENT = 1;

  static Decision<FulfilmentEvent, FulfilmentRejection> noted(FulfilmentCommand.Heard heard) {
    return accept(new Noted(Hearing.about(heard)));
  }

  static Decision<FulfilmentEvent, FulfilmentRejection> acceptAll(List<FulfilmentEvent> events) {
    return new Accepted<>(events);
  }

  Decision<FulfilmentEvent, FulfilmentRejection> stuck(Cause cause, String what) {
    return accept(gotStuck(cause, what));
  }

  GotStuck gotStuck(Cause cause, String what) {
    return new GotStuck(cause, what, at.plus(times.reminder()));
  }

  Instant answered() {
    return at.plus(times.answers());
  }

  Decision<FulfilmentEvent, FulfilmentRejection> unwind(Phase from, Cause cause) {
    return accept(unwinding(from, cause));
  }

  UnwindingBegun unwinding(Phase from, Cause cause) {
    return new UnwindingBegun(cause, steps(from, cause), answered());
  }

  /** An answer, and what follows if it is the last one. */
  Decision<FulfilmentEvent, FulfilmentRejection> collected(
      FulfilmentEvent answer, Collecting before) {
    return FulfilmentFold.after(answer, before) instanceof Collecting after && after.isComplete()
        ? accept(answer, afterCollecting(after))
        : accept(answer);
  }

  private FulfilmentEvent afterCollecting(Collecting from) {
    return switch (from) {
      case Assessing(var details, _, _, _, _, var doubtful, _) when !doubtful.isEmpty() ->
        at.isBefore(details.payBy())
            ? new ReviewAsked(doubtful, details.payBy())
            : unwinding(from, Cause.NOT_APPROVED);
      case Assessing _,Gathering _ -> afterGathering(from);
    };
  }

  /** All is gathered, and nobody objects. */
  FulfilmentEvent afterGathering(Phase from) {
    Details details = from.details();
    if (details.isFree()) {
      return confirmation(details.lines());
    }
    return at.isBefore(details.payBy())
        ? authorisation(from, details.method())
        : unwinding(from, Cause.NOT_PAID_IN_TIME);
  }

  AuthorisationAsked authorisation(Phase from, String method) {
    Details details = from.details();
    return new AuthorisationAsked(from.account().nextAuthorisation(), details.totalMinor(),
        details.currency(), method, details.payBy());
  }

  ConfirmationAsked confirmation(List<OrderLine> lines) {
    return new ConfirmationAsked(lines, answered());
  }

  CaptureAsked capture(Details details) {
    return new CaptureAsked(Account.CAPTURE, details.totalMinor(), answered());
  }

  /** All is confirmed. */
  List<FulfilmentEvent> afterConfirming(Confirming from) {
    Account account = from.account();
    if (from.details().isFree()) {
      return paid(from.details(), "free", 0);
    }
    return account.isCaptured()
        ? paid(from.details(), account.reference(), account.capturedMinor())
        : List.of(capture(from.details()));
  }

  /** The parcel may leave. */
  List<FulfilmentEvent> paid(Details details, String reference, long amountMinor) {
    Paid paid = new Paid(reference, amountMinor, details.currency(), details.lines(),
        details.address(), at.plus(times.handOver()));
    return switch (carriage) {
      case BY_HAND -> List.of(paid);
      case BY_CARRIER -> List.of(paid, shipment(FIRST_SHIPMENT, details));
    };
  }

  ShipmentAsked shipment(int number, Details details) {
    return new ShipmentAsked(number, details.lines(), details.address());
  }

  HandedOver handedOver(String carrier, String trackingNumber, Details details) {
    return new HandedOver(
        carrier, trackingNumber, details.lines(), at.plus(times.delivery()));
  }

  ParcelDelivered delivered() {
    return new ParcelDelivered(at.plus(times.returnable()));
  }

  /** A step has its answer; with the last one, the process ends. */
  static List<FulfilmentEvent> undone(Step step, Unwinding from) {
    List<FulfilmentEvent> events = new ArrayList<>(List.of(new StepUndone(step)));
    if (from.open().equals(List.of(step))) {
      events.add(new FulfilmentClosed(from.outcome()));
    }
    return events;
  }

  private static List<Step> steps(Phase from, Cause cause) {
    return switch (from) {
      case Packed packed when !packed.shipments().isEmpty() ->
        List.of(Step.cancelShipment());
      case Preparing _ -> stepsInTheHouse(from, cause);
      // The goods have left, so there is nothing to release and no order to cancel.
      case Sent _,Closed _ -> moneySteps(from);
      case Unwinding unwinding -> unwinding.open();
    };
  }

  /** What is to be undone as long as the goods have not left. */
  static List<Step> stepsInTheHouse(Phase from, Cause cause) {
    List<Step> steps = new ArrayList<>();
    from.details().lines().forEach(line -> steps.add(Step.release(line.sku())));
    steps.addAll(moneySteps(from));
    if (cause != Cause.CANCELLED) {
      steps.add(Step.cancelOrder());
    }
    return steps;
  }

  private static List<Step> moneySteps(Phase from) {
    return from.account().authorisations() == 0 ? List.of() : List.of(Step.giveBack());
  }
}
