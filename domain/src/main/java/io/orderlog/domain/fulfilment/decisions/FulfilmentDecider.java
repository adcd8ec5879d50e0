package io.orderlog.domain.fulfilment.decisions;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;
import static io.orderlog.domain.fulfilment.decisions.Moves.acceptAll;
import static io.orderlog.domain.fulfilment.decisions.Moves.noted;

import io.orderlog.domain.Decider;
import io.orderlog.domain.Decision;
import io.orderlog.domain.fulfilment.Carriage;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Abandon;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Approve;
import io.orderlog.domain.fulfilment.FulfilmentCommand.ByPeople;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Deliver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HandOver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.OfOrder;
import io.orderlog.domain.fulfilment.FulfilmentCommand.OfPayment;
import io.orderlog.domain.fulfilment.FulfilmentCommand.OfRisk;
import io.orderlog.domain.fulfilment.FulfilmentCommand.OfShipment;
import io.orderlog.domain.fulfilment.FulfilmentCommand.OfStock;
import io.orderlog.domain.fulfilment.FulfilmentCommand.PassDeadline;
import io.orderlog.domain.fulfilment.FulfilmentCommand.RefundSome;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Retry;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Start;
import io.orderlog.domain.fulfilment.FulfilmentCommand.UseMethod;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentClosed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentFold;
import io.orderlog.domain.fulfilment.FulfilmentRejection.AlreadyStarted;
import io.orderlog.domain.fulfilment.FulfilmentRejection.ForGood;
import io.orderlog.domain.fulfilment.FulfilmentRejection.ForNow;
import io.orderlog.domain.fulfilment.FulfilmentRejection.NoSuchFulfilment;
import io.orderlog.domain.fulfilment.FulfilmentRejection.NotDue;
import io.orderlog.domain.fulfilment.FulfilmentRejection.OrderOfOthers;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState.Capturing;
import io.orderlog.domain.fulfilment.FulfilmentState.Collecting;
import io.orderlog.domain.fulfilment.FulfilmentState.Closed;
import io.orderlog.domain.fulfilment.FulfilmentState.Confirming;
import io.orderlog.domain.fulfilment.FulfilmentState.Delivered;
import io.orderlog.domain.fulfilment.FulfilmentState.InReview;
import io.orderlog.domain.fulfilment.FulfilmentState.NotStarted;
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.domain.fulfilment.FulfilmentState.Phase;
import io.orderlog.domain.fulfilment.FulfilmentState.Returning;
import io.orderlog.domain.fulfilment.FulfilmentState.Packed;
import io.orderlog.domain.fulfilment.FulfilmentState.Started;
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.fulfilment.FulfilmentState.UnderWay;
import io.orderlog.domain.fulfilment.FulfilmentState.Unwinding;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.fulfilment.Mailing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a process. What other aggregates say is never refused once it is started: what is of
 * no consequence is noted, so that every answer is remembered. Heard is
 *
 * <ul>
 * <li>of a cart, that it was checked out;
 * <li>of the order, that it was placed, cancelled or returned, or that it is another's:
 * {@link OrderTable};
 * <li>of each line, that it is reserved, refused, confirmed, released, that its time ran out or
 * that it is not there: {@link StockTable};
 * <li>of those who are asked whether the order may pass, what they say: {@link RiskTable};
 * <li>of the payment, that money is held or not, was taken or not: {@link PaymentTable}; that it
 * went back or not, and that a bank took it back: {@link RefundTable};
 * <li>of its shipment, that it left and arrived, or does not leave: {@link ShipmentTable};
 * <li>of people, the same if they see to it, and what they want: {@link PeopleTable};
 * <li>of nobody, that it takes too long.
 * </ul>
 *
 * <p>A process undoes what it did with stock and order; money is given back by the payment, which
 * is asked once for all of it. What the customer is told of a decision goes with it:
 * {@link Notices}.
 */
public final class FulfilmentDecider implements
    Decider<FulfilmentCommand, FulfilmentState, FulfilmentEvent, FulfilmentRejection> {

  private final FulfilmentTimes times;
  private final Carriage carriage;
  private final Mailing mailing;
  private final Screening screening;

  /** Of a shop whose people see to parcels. */
  public FulfilmentDecider(FulfilmentTimes times) {
    this(times, Carriage.BY_HAND);
  }

  /**
   * Of a shop that may be served by a carrier.
   *
   * @param carriage who takes the parcels of orders that are paid from now on
   */
  public FulfilmentDecider(FulfilmentTimes times, Carriage carriage) {
    this(times, carriage, Mailing.NONE);
  }

  /**
   * Of a shop that may tell its customers what becomes of their orders.
   *
   * @param carriage who takes the parcels of orders that are paid from now on
   * @param mailing whether customers get mails about what happens from now on
   */
  public FulfilmentDecider(FulfilmentTimes times, Carriage carriage, Mailing mailing) {
    this(times, carriage, mailing, Screening.NONE);
  }

  /**
   * Of a shop that may ask whether orders may pass.
   *
   * @param screening who is asked about orders that are checked out from now on
   */
  public FulfilmentDecider(
      FulfilmentTimes times, Carriage carriage, Mailing mailing, Screening screening) {
    this.times = times;
    this.carriage = carriage;
    this.mailing = mailing;
    this.screening = screening;
  }

  @Override
  public FulfilmentState initial() {
    return new NotStarted();
  }

  @Override
  public Decision<FulfilmentEvent, FulfilmentRejection> decide(
      FulfilmentCommand command, FulfilmentState state, Instant at) {
    Decision<FulfilmentEvent, FulfilmentRejection> decision = decideUntold(command, state, at);
    return switch (mailing) {
      case NONE -> decision;
      case BY_MAIL -> Notices.with(decision, state, at);
    };
  }

  private Decision<FulfilmentEvent, FulfilmentRejection> decideUntold(
      FulfilmentCommand command, FulfilmentState state, Instant at) {
    Moves moves = new Moves(times, carriage, screening, at);
    return switch (state) {
      case NotStarted _ -> command instanceof Start start
          ? acceptAll(started(start, at))
          : reject(new NoSuchFulfilment());
      case Phase phase -> decide(command, phase, moves);
      case Stuck stuck -> decide(command, stuck, moves);
    };
  }

  @Override
  public FulfilmentState evolve(FulfilmentState state, FulfilmentEvent event) {
    return FulfilmentFold.after(event, state);
  }

  @Override
  public Optional<String> contradiction(FulfilmentState state, FulfilmentEvent event) {
    return FulfilmentContradictions.in(state, event);
  }

  /** A process is that of the order which its cart became. */
  @Override
  public Optional<String> contradiction(
      String orderId, FulfilmentState state, FulfilmentEvent event) {
    return contradiction(state, event)
        .or(() -> FulfilmentContradictions.inOrder(orderId, event));
  }

  /**
   * Whether who sent a command on behalf of another aggregate may forget it. A process that was not
   * started will not be: what is heard of an order follows from the start of its process.
   */
  public static boolean isFinal(FulfilmentRejection rejection) {
    return switch (rejection) {
      case ForGood _ -> true;
      case ForNow _ -> false;
    };
  }

  /**
   * The status that clients see.
   *
   * @throws IllegalStateException if the process was never started
   */
  public static FulfilmentStatus statusOf(FulfilmentState state) {
    return switch (state) {
      case NotStarted _ -> throw new IllegalStateException("not started, so without a status");
      case Collecting _ -> FulfilmentStatus.GATHERING;
      case InReview _ -> FulfilmentStatus.IN_REVIEW;
      case Paying _ -> FulfilmentStatus.PAYING;
      case Confirming _ -> FulfilmentStatus.CONFIRMING;
      case Capturing _ -> FulfilmentStatus.CAPTURING;
      case Packed _ -> FulfilmentStatus.SHIPPING;
      case UnderWay _ -> FulfilmentStatus.UNDER_WAY;
      case Delivered _ -> FulfilmentStatus.DELIVERED;
      case Returning _ -> FulfilmentStatus.RETURNING;
      case Unwinding _ -> FulfilmentStatus.UNWINDING;
      case Stuck _ -> FulfilmentStatus.STUCK;
      case Closed _ -> FulfilmentStatus.CLOSED;
    };
  }

  /** Whether it may pass is asked beside all else, so that it takes no longer. */
  private List<FulfilmentEvent> started(Start start, Instant at) {
    FulfilmentStarted started = begun(start, at);
    return screening.asking(started).<List<FulfilmentEvent>>map(asked -> List.of(started, asked))
        .orElseGet(() -> List.of(started));
  }

  private FulfilmentStarted begun(Start start, Instant at) {
    Instant payBy = at.plus(times.payment());
    return new FulfilmentStarted(start.cartId(), start.customerId(), start.email(),
        start.address(), start.currency(), start.lines(), start.totalMinor(), start.method(),
        payBy, payBy.plus(times.holdLonger()), at.plus(times.gathering()));
  }

  private static Decision<FulfilmentEvent, FulfilmentRejection> decide(
      FulfilmentCommand command, Phase phase, Moves moves) {
    return switch (command) {
      case Start _ -> reject(new AlreadyStarted());
      case OfOrder heard -> OrderTable.decide(heard, phase, moves);
      case OfStock heard -> StockTable.decide(heard, phase, moves);
      case OfRisk heard -> RiskTable.decide(heard, phase, moves);
      case OfPayment heard -> PaymentTable.decide(heard, phase, moves);
      case OfShipment heard -> ShipmentTable.decide(heard, phase, moves);
      case ByPeople asked -> PeopleTable.decide(asked, phase, moves);
      case PassDeadline() -> isDue(phase, moves)
          ? passed(phase, moves)
          : reject(new NotDue());
    };
  }

  /** What it waits for it takes as it did before; a person helps, or is reminded. */
  private static Decision<FulfilmentEvent, FulfilmentRejection> decide(
      FulfilmentCommand command, Stuck stuck, Moves moves) {
    return switch (command) {
      case Retry(var reason) -> stuck.isWithoutOrder()
          ? reject(new OrderOfOthers())
          : StuckTable.retry(reason, stuck, moves);
      case Abandon _ -> StuckTable.abandon(stuck, moves);
      case PassDeadline() -> isDue(stuck, moves)
          ? moves.stuck(stuck.causes().getLast(), stuck.what())
          : reject(new NotDue());
      // It is about the order of others.
      case OfOrder heard when stuck.isWithoutOrder() -> noted(heard);
      case Start _,OfOrder _,OfStock _,OfRisk _,OfPayment _,OfShipment _ ->
        decide(command, stuck.before(), moves);
      case UseMethod _,HandOver _,Deliver _,RefundSome _,Approve _ ->
        decide(command, stuck.before(), moves);
    };
  }

  private static boolean isDue(Started state, Moves moves) {
    return FulfilmentState.deadlineOf(state).filter(at -> !moves.at().isBefore(at)).isPresent();
  }

  private static Decision<FulfilmentEvent, FulfilmentRejection> passed(Phase phase, Moves moves) {
    return switch (phase) {
      case Paying _ -> moves.unwind(phase, Cause.NOT_PAID_IN_TIME);
      case InReview _ -> moves.unwind(phase, Cause.NOT_APPROVED);
      case Delivered _ -> accept(new FulfilmentClosed(Outcome.DELIVERED));
      case Collecting _,Confirming _,Capturing _,Packed _,UnderWay _,Returning _,Unwinding _ ->
        moves.stuck(Cause.TOO_LONG, statusOf(phase).name());
      case Closed _ -> reject(new NotDue());
    };
  }
}
