package io.orderlog.domain.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a process is. These are all legal transitions; each but those from the first and the last
 * has a deadline:
 *
 * <pre>
 * NotStarted  start → Gathering
 * Gathering   risk is asked, too → Assessing
 * Gathering, Assessing  all is reserved, the order placed, and it may pass → Paying, or Confirming
 *             if it costs nothing
 * Assessing   a person has to look at it → InReview
 * InReview    approved → Gathering, where nothing is missing
 * Paying      the money is held → Confirming, another way to pay has to pass → Assessing
 * Confirming  all is confirmed → Capturing, or Shipping if the money is there
 * Capturing   the money was taken → Shipping
 * Shipping    handed over → UnderWay, a carrier was asked → Carried
 * Carried     handed over → UnderWay
 * UnderWay    delivered → Delivered, sent back → Returning
 * Delivered   sent back → Returning, time is up → Closed
 * Returning   refunded → Closed
 * Unwinding   all steps undone → Closed
 * Closed      something turns up that has to be undone → Unwinding
 *
 * Gathering to Carried  not to be fulfilled any more → Unwinding
 * Unwinding   the carrier had the parcel before it could be cancelled → UnderWay
 * any                    a person has to look at it → Stuck
 * Stuck                  goes on → where it was, abandoned → Unwinding, or Closed if there is
 *                        nothing more to undo; if it was only late, what it waited for leads on
 * </pre>
 */
public sealed interface FulfilmentState {

  /** How a process ended. */
  enum Outcome {
    DELIVERED, RETURNED, CANCELLED,
    /** With something not undone that a person has seen. */
    ABANDONED
  }

  /** No cart became an order with this id. */
  record NotStarted() implements FulfilmentState {}

  /** Under way, one way or the other. */
  sealed interface Started extends FulfilmentState {
    Details details();

    Account account();
  }

  /** Knows by itself how to go on. */
  sealed interface Phase extends Started {
    Phase with(Account changed);
  }

  /** The goods are still in the house. */
  sealed interface Preparing extends Phase {}

  /** All is paid, and the parcel may leave. */
  sealed interface Packed extends Preparing {

    /** The numbers of those that the carrier was asked for; none if people see to it. */
    List<Integer> shipments();
  }

  /** The goods have left. */
  sealed interface Sent extends Phase {}

  /** There is nothing to be fulfilled any more. */
  sealed interface Ending extends Phase {
    Outcome outcome();
  }

  /** Stock and order are asked, and perhaps whether the order may pass. */
  sealed interface Collecting extends Preparing {

    boolean orderPlaced();

    /** Articles whose lines are reserved. */
    List<String> reserved();

    /** Whether all that was asked has its answer. */
    boolean isComplete();
  }

  /** Nobody is asked whether it may pass, or it may. */
  record Gathering(Details details, Account account, boolean orderPlaced, List<String> reserved,
      Instant deadline) implements Collecting {
    public Gathering {
      reserved = List.copyOf(reserved);
    }

    @Override
    public Gathering with(Account changed) {
      return new Gathering(details, changed, orderPlaced, reserved, deadline);
    }

    @Override
    public boolean isComplete() {
      return orderPlaced && details.linesBut(reserved).isEmpty();
    }
  }

  /**
   * It is asked whether it may pass.
   *
   * @param unanswered subjects that have not said so
   * @param doubtful those that want a person to look at it
   */
  record Assessing(Details details, Account account, boolean orderPlaced, List<String> reserved,
      List<String> unanswered, List<String> doubtful, Instant deadline) implements Collecting {
    public Assessing {
      reserved = List.copyOf(reserved);
      unanswered = List.copyOf(unanswered);
      doubtful = List.copyOf(doubtful);
    }

    @Override
    public Assessing with(Account changed) {
      return new Assessing(
          details, changed, orderPlaced, reserved, unanswered, doubtful, deadline);
    }

    @Override
    public boolean isComplete() {
      return orderPlaced && details.linesBut(reserved).isEmpty() && unanswered.isEmpty();
    }

    /** Whether somebody has not said that it may pass. */
    public boolean isHeldUp() {
      return !unanswered.isEmpty() || !doubtful.isEmpty();
    }
  }

  /** A person has to look at it; all else is there. */
  record InReview(Details details, Account account, Instant deadline) implements Preparing {
    @Override
    public InReview with(Account changed) {
      return new InReview(details, changed, deadline);
    }
  }

  /**
   * The customer's money is to be held.
   *
   * @param declined whether the customer has to choose another way to pay
   */
  record Paying(Details details, Account account, boolean declined, Instant deadline)
      implements Preparing {
    @Override
    public Paying with(Account changed) {
      return new Paying(details, changed, declined, deadline);
    }
  }

  /**
   * Reservations are to be kept for good.
   *
   * @param confirmed articles whose reservations are
   */
  record Confirming(Details details, Account account, List<String> confirmed, Instant deadline)
      implements Preparing {
    public Confirming {
      confirmed = List.copyOf(confirmed);
    }

    @Override
    public Confirming with(Account changed) {
      return new Confirming(details, changed, confirmed, deadline);
    }
  }

  record Capturing(Details details, Account account, Instant deadline) implements Preparing {
    @Override
    public Capturing with(Account changed) {
      return new Capturing(details, changed, deadline);
    }
  }

  /** People see to the parcel. */
  record Shipping(Details details, Account account, Instant deadline) implements Packed {
    @Override
    public List<Integer> shipments() {
      return List.of();
    }

    @Override
    public Shipping with(Account changed) {
      return new Shipping(details, changed, deadline);
    }
  }

  /** The carrier sees to it. */
  record Carried(Details details, Account account, List<Integer> shipments, Instant deadline)
      implements Packed {
    public Carried {
      shipments = List.copyOf(shipments);
    }

    @Override
    public Carried with(Account changed) {
      return new Carried(details, changed, shipments, deadline);
    }
  }

  record UnderWay(Details details, Account account, Instant deadline) implements Sent {
    @Override
    public UnderWay with(Account changed) {
      return new UnderWay(details, changed, deadline);
    }
  }

  record Delivered(Details details, Account account, Instant deadline) implements Sent {
    @Override
    public Delivered with(Account changed) {
      return new Delivered(details, changed, deadline);
    }
  }

  /**
   * Goods and money go back.
   *
   * @param refund the transaction that it waits for
   */
  record Returning(Details details, Account account, String refund, String reason,
      Instant deadline) implements Sent {
    @Override
    public Returning with(Account changed) {
      return new Returning(details, changed, refund, reason, deadline);
    }
  }

  /**
   * What was begun is undone.
   *
   * @param outcome that it closes with
   */
  record Unwinding(Details details, Account account, Cause cause, List<Step> open,
      Outcome outcome, Instant deadline) implements Ending {
    public Unwinding {
      open = List.copyOf(open);
    }

    @Override
    public Unwinding with(Account changed) {
      return new Unwinding(details, changed, cause, open, outcome, deadline);
    }
  }

  /**
   * Rests; it is not deaf.
   *
   * @param outcome the shop means to keep money of {@code DELIVERED} only
   */
  record Closed(Details details, Account account, Outcome outcome) implements Ending {
    @Override
    public Closed with(Account changed) {
      return new Closed(details, changed, outcome);
    }
  }

  /**
   * Waits for a person, and for all that it waited for before.
   *
   * @param before takes in what it hears
   * @param causes all that a person has to look at, the newest last
   * @param what the newest is about
   * @param deadline when somebody is reminded
   */
  record Stuck(Phase before, List<Cause> causes, String what, Instant deadline)
      implements Started {
    public Stuck {
      causes = List.copyOf(causes);
    }

    /** Whether the order with the process's id is another's. */
    public boolean isWithoutOrder() {
      return before instanceof Collecting && causes.contains(Cause.ORDER_ID_TAKEN);
    }

    @Override
    public Details details() {
      return before.details();
    }

    @Override
    public Account account() {
      return before.account();
    }
  }

  /** When it does not wait any longer; empty if it waits for nothing. */
  static Optional<Instant> deadlineOf(FulfilmentState state) {
    return switch (state) {
      case NotStarted _,Closed _ -> Optional.empty();
      case Gathering phase -> Optional.of(phase.deadline());
      case Assessing phase -> Optional.of(phase.deadline());
      case InReview phase -> Optional.of(phase.deadline());
      case Paying phase -> Optional.of(phase.deadline());
      case Confirming phase -> Optional.of(phase.deadline());
      case Capturing phase -> Optional.of(phase.deadline());
      case Shipping phase -> Optional.of(phase.deadline());
      case Carried phase -> Optional.of(phase.deadline());
      case UnderWay phase -> Optional.of(phase.deadline());
      case Delivered phase -> Optional.of(phase.deadline());
      case Returning phase -> Optional.of(phase.deadline());
      case Unwinding phase -> Optional.of(phase.deadline());
      case Stuck stuck -> Optional.of(stuck.deadline());
    };
  }
}
