package io.orderlog.domain.fulfilment;

import io.orderlog.domain.DeciderSpec;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Start;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AuthorisationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ConfirmationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentClosed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.GotStuck;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.OrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ParcelDelivered;
import io.orderlog.domain.fulfilment.FulfilmentEvent.PaymentDeclined;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReturnBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReviewAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RiskAssessed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.StepUndone;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.fulfilment.decisions.FulfilmentDecider;
import io.orderlog.domain.fulfilment.decisions.Screening;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.domain.risk.RiskSubject.Kind;
import io.orderlog.domain.risk.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The fulfilment of two teas and a cup for 20.00 EUR, all of it at noon. */
public final class FulfilmentExamples {

  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  public static final Instant GATHERED_BY = NOON.plus(Duration.ofMinutes(2));
  public static final Instant PAY_BY = NOON.plus(Duration.ofMinutes(15));
  public static final Instant ANSWERED_BY = NOON.plus(Duration.ofMinutes(10));
  public static final Instant HANDED_OVER_BY = NOON.plus(Duration.ofDays(3));
  public static final Instant IN_A_MONTH = NOON.plus(Duration.ofDays(30));
  public static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
  public static final Currency EUR = Currency.getInstance("EUR");
  public static final PostalAddress ADDRESS =
      new PostalAddress("Ada", "St James's Square 12", "SW1Y 4JH", "London", "GB");
  public static final OrderLine TEA = new OrderLine("tea", 2, 500);
  public static final OrderLine CUP = new OrderLine("cup", 1, 1000);
  public static final List<Step> ALL_STEPS = List.of(Step.release("tea"), Step.release("cup"),
      Step.giveBack(), Step.cancelOrder());

  public static final FulfilmentEvent STARTED = new FulfilmentStarted("cart-1", "ada",
      "ada@example.org", ADDRESS, EUR, List.of(TEA, CUP), 2000, "ok", PAY_BY,
      PAY_BY.plus(Duration.ofMinutes(5)), GATHERED_BY);
  public static final FulfilmentEvent CONFIRMING =
      new ConfirmationAsked(List.of(TEA, CUP), ANSWERED_BY);
  public static final FulfilmentEvent CAPTURING = new CaptureAsked("capture-1", 2000, ANSWERED_BY);
  public static final FulfilmentEvent PAID =
      new Paid("ref-1", 2000, EUR, List.of(TEA, CUP), ADDRESS, HANDED_OVER_BY);
  public static final FulfilmentEvent SHIPMENT_ASKED =
      new ShipmentAsked(1, List.of(TEA, CUP), ADDRESS);
  public static final FulfilmentEvent HANDED_OVER =
      new HandedOver("DHL", "parcel-1", List.of(TEA, CUP), IN_A_MONTH);
  public static final FulfilmentEvent DELIVERED = new ParcelDelivered(IN_A_MONTH);
  public static final FulfilmentEvent LEFT =
      stuck(Cause.LEFT_AFTER_CANCELLATION, "changed my mind");

  public static final FulfilmentEvent TAKEN =
      stuck(Cause.ORDER_ID_TAKEN, "another order has this id: abandon");

  public static final String ADA = RiskSubject.customer("ada").id();
  public static final FulfilmentEvent ASSESSING =
      new AssessmentAsked(List.of(ADA), 2000, EUR, "ok", GATHERED_BY);
  public static final FulfilmentEvent DOUBTED =
      new RiskAssessed(ADA, Verdict.REVIEW, List.of("more than 5 in 1h"));
  public static final FulfilmentEvent IN_REVIEW = new ReviewAsked(List.of(ADA), PAY_BY);

  private FulfilmentExamples() {}

  public static FulfilmentCommand start() {
    return new Start("cart-1", "ada", "ada@example.org", ADDRESS, EUR, List.of(TEA, CUP), 2000,
        "ok");
  }

  public static FulfilmentEvent authorising(String txId, String method) {
    return new AuthorisationAsked(txId, 2000, EUR, method, PAY_BY);
  }

  public static FulfilmentEvent unwinding(Cause cause, Step... steps) {
    return new UnwindingBegun(cause, List.of(steps), ANSWERED_BY);
  }

  public static FulfilmentEvent unwindingAll(Cause cause) {
    return new UnwindingBegun(cause, ALL_STEPS, ANSWERED_BY);
  }

  public static FulfilmentEvent stuck(Cause cause, String what) {
    return new GotStuck(cause, what, TOMORROW);
  }

  /** What has led to a state with this name, on the usual way. */
  public static List<FulfilmentEvent> historyOf(String state) {
    List<FulfilmentEvent> gathered = List.of(STARTED, new OrderPlaced(), new LineReserved("tea"),
        new LineReserved("cup"), authorising("auth-1", "ok"));
    List<FulfilmentEvent> confirmed = with(gathered, CONFIRMING, new LineConfirmed("tea"));
    List<FulfilmentEvent> captured = with(confirmed, new LineConfirmed("cup"), CAPTURING);
    List<FulfilmentEvent> carried = with(captured, PAID, SHIPMENT_ASKED);
    List<FulfilmentEvent> shipped = with(captured, PAID, HANDED_OVER);
    List<FulfilmentEvent> cancelled = with(gathered, unwindingAll(Cause.OUT_OF_STOCK));
    return switch (state) {
      case "NotStarted" -> List.of();
      case "Gathering" -> List.of(STARTED, new LineReserved("tea"));
      case "Assessing" -> List.of(STARTED, ASSESSING, new LineReserved("tea"), new OrderPlaced());
      case "Asked" -> List.of(STARTED, ASSESSING, new LineReserved("tea"), new OrderPlaced(),
          new LineReserved("cup"));
      case "InReview" -> List.of(STARTED, ASSESSING, new LineReserved("tea"), new OrderPlaced(),
          new LineReserved("cup"), DOUBTED, IN_REVIEW);
      case "Paying" -> gathered;
      case "Declined" -> with(gathered, new PaymentDeclined("auth-1", "no funds", PAY_BY));
      case "Confirming" -> confirmed;
      case "Capturing" -> captured;
      case "Shipping" -> with(captured, PAID);
      case "Carried" -> carried;
      case "Recalled" -> with(carried, unwinding(Cause.CANCELLED, Step.cancelShipment()));
      case "Short" -> with(carried, unwinding(Cause.OUT_OF_STOCK, Step.cancelShipment()));
      case "UnderWay" -> shipped;
      case "Delivered" -> with(shipped, DELIVERED);
      case "Returning" -> with(shipped, DELIVERED, new ReturnBegun("refund-1", 2000, "too small",
          List.of(TEA, CUP), ANSWERED_BY));
      case "Unwinding" -> cancelled;
      case "Stuck" -> with(captured, stuck(Cause.TOO_LONG, "CAPTURING"));
      case "Closed" -> with(cancelled, Stream.concat(
          ALL_STEPS.stream().map(StepUndone::new),
          Stream.of(new FulfilmentClosed(Outcome.CANCELLED))).toArray(FulfilmentEvent[]::new));
      case "Taken" -> List.of(STARTED, new LineReserved("tea"), TAKEN);
      case "Ended" -> with(shipped, DELIVERED, new FulfilmentClosed(Outcome.DELIVERED));
      case "Left" -> with(shipped, LEFT);
      case "EndedLeft" -> with(shipped, DELIVERED, new FulfilmentClosed(Outcome.DELIVERED), LEFT);
      default -> throw new IllegalArgumentException(state);
    };
  }

  public static FulfilmentState stateOf(String name) {
    return after(name);
  }

  /** The state to which these lead from the one with this name. */
  public static FulfilmentState after(String name, FulfilmentEvent... more) {
    FulfilmentDecider decider = decider();
    FulfilmentState state = decider.initial();
    for (FulfilmentEvent event : with(historyOf(name), more)) {
      state = decider.evolve(state, event);
    }
    return state;
  }

  public static FulfilmentDecider decider() {
    return new FulfilmentDecider(FulfilmentTimes.usual());
  }

  /** The same in a shop that a carrier serves. */
  public static FulfilmentDecider carriedDecider() {
    return new FulfilmentDecider(FulfilmentTimes.usual(), Carriage.BY_CARRIER);
  }

  /** The same that tells its customers what becomes of their orders. */
  public static FulfilmentDecider mailingDecider() {
    return new FulfilmentDecider(
        FulfilmentTimes.usual(), Carriage.BY_CARRIER, Mailing.BY_MAIL);
  }

  /** The same that asks customers and ways to pay whether an order may pass. */
  public static FulfilmentDecider screeningDecider() {
    return new FulfilmentDecider(FulfilmentTimes.usual(), Carriage.BY_CARRIER, Mailing.BY_MAIL,
        new Screening(Set.of(Kind.CUSTOMER, Kind.METHOD)));
  }

  public static DeciderSpec<FulfilmentCommand, FulfilmentState, FulfilmentEvent,
      FulfilmentRejection> given(String state, FulfilmentEvent... more) {
    return DeciderSpec.given(decider(), with(historyOf(state), more), NOON);
  }

  private static List<FulfilmentEvent> with(
      List<FulfilmentEvent> events, FulfilmentEvent... more) {
    List<FulfilmentEvent> all = new ArrayList<>(events);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}
