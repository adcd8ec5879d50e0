package io.orderlog.domain.fulfilment;

import io.orderlog.domain.Walk.Attempt;
import io.orderlog.domain.Walks;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAssessed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorisationExpired;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorisationGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearAuthorised;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCancelTooLate;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCaptureFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearCaptured;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearChargedBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearDeclined;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearDelivered;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenBack;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearHandedOver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineBroken;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineExpired;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineRefused;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReleased;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReserved;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderIdTaken;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearOrderReturned;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefundFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearRefunded;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentCancelled;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentFailed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearShipmentGivenUp;
import io.orderlog.domain.fulfilment.FulfilmentCommand.PassDeadline;
import io.orderlog.domain.fulfilment.FulfilmentState.Closed;
import io.orderlog.domain.fulfilment.FulfilmentState.NotStarted;
import io.orderlog.domain.risk.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The lives of processes that hear anything in any order, doubled facts and such as nobody can
 * explain among them.
 */
public final class FulfilmentWalks {

  private FulfilmentWalks() {}

  public static Walks<FulfilmentCommand, FulfilmentState, FulfilmentEvent,
      FulfilmentRejection> all() {
    return new Walks<>(FulfilmentExamples.screeningDecider(), FulfilmentWalks::draw);
  }

  public static List<Attempt<FulfilmentCommand, FulfilmentState>> draw(RandomGenerator random) {
    return Stream.generate(() -> attempt(random)).limit(random.nextInt(90)).toList();
  }

  /** Half of them bring the process closer to its end, as far as there is a way. */
  private static Attempt<FulfilmentCommand, FulfilmentState> attempt(RandomGenerator random) {
    FulfilmentCommand any = any(random);
    boolean leadOn = random.nextInt(3) > 0;
    int choice = random.nextInt(4);
    Duration later = random.nextInt(15) == 0
        ? Duration.ofDays(random.nextInt(32))
        : Duration.ofSeconds(random.nextInt(30));
    return new Attempt<>(later, state -> leadOn ? next(state, choice) : any);
  }

  private static FulfilmentCommand next(FulfilmentState state, int choice) {
    String sku = choice % 2 == 0 ? "tea" : "cup";
    return switch (state) {
      case NotStarted _ -> FulfilmentExamples.start();
      case FulfilmentState.Gathering gathering -> gathering.orderPlaced()
          ? new HearLineReserved(sku)
          : new HearOrderPlaced();
      case FulfilmentState.Assessing assessing -> !assessing.unanswered().isEmpty()
          ? assessed(assessing.unanswered().getFirst(), choice)
          : assessing.orderPlaced() ? new HearLineReserved(sku) : new HearOrderPlaced();
      case FulfilmentState.InReview _ -> choice == 0
          ? new FulfilmentCommand.Abandon("a fraud")
          : new FulfilmentCommand.Approve("a good customer");
      case FulfilmentState.Paying paying -> paying.declined()
          ? new FulfilmentCommand.UseMethod("other")
          : choice == 0
              ? new HearDeclined(paying.account().authorisation(), "no funds")
              : choice == 1
                  ? new HearCaptured(
                      "capture-1", paying.account().authorisation(), "ref-1", 2000)
                  : new HearAuthorised(paying.account().authorisation());
      case FulfilmentState.Confirming _ -> new HearLineConfirmed(sku);
      case FulfilmentState.Capturing capturing ->
        new HearCaptured("capture-1", capturing.account().authorisation(), "ref-1", 2000);
      case FulfilmentState.Packed _ -> choice % 2 == 0
          ? new FulfilmentCommand.HandOver("DHL", "parcel-1")
          : new HearHandedOver(1, "Simulated Post", "SP1");
      case FulfilmentState.UnderWay _ -> choice % 2 == 0
          ? new FulfilmentCommand.Deliver()
          : new HearDelivered(1);
      case FulfilmentState.Delivered _ -> choice == 0
          ? new HearOrderReturned("too small")
          : new FulfilmentCommand.RefundSome(new BigDecimal("7"), "a scratch");
      case FulfilmentState.Returning returning -> choice == 0
          ? new HearRefundFailed(returning.refund(), "busy")
          : new HearRefunded(returning.refund(), 2000);
      case FulfilmentState.Unwinding unwinding -> answer(unwinding.open().getFirst());
      case FulfilmentState.Stuck _ -> choice == 0
          ? new FulfilmentCommand.Abandon("hopeless")
          : new FulfilmentCommand.Retry("again");
      case Closed _ -> new HearLineReserved(sku);
    };
  }

  private static FulfilmentCommand assessed(String subject, int choice) {
    return switch (choice) {
      case 0 -> new HearAssessed(subject, Verdict.REVIEW, List.of("more than 5 in 1h"));
      default -> new HearAssessed(subject, Verdict.PASS, List.of());
    };
  }

  private static FulfilmentCommand answer(Step step) {
    return switch (step.kind()) {
      case RELEASE -> new HearLineReleased(step.sku());
      case GIVE_BACK -> new HearGivenBack();
      case CANCEL_SHIPMENT -> new HearShipmentCancelled(1);
      case CANCEL_ORDER -> new HearOrderCancelled("unwound");
    };
  }

  private static FulfilmentCommand any(RandomGenerator random) {
    String sku = List.of("tea", "cup", "pot").get(random.nextInt(3));
    String auth = "auth-" + (1 + random.nextInt(2));
    String refund = "refund-" + (1 + random.nextInt(2));
    return switch (random.nextInt(39)) {
      case 0 -> FulfilmentExamples.start();
      case 1 -> new HearOrderPlaced();
      case 2 -> new HearOrderCancelled("changed my mind");
      case 3 -> new HearOrderReturned("too small");
      case 4 -> new HearLineReserved(sku);
      case 5 -> new HearLineRefused(sku);
      case 6 -> new HearLineConfirmed(sku);
      case 7 -> new HearLineReleased(sku);
      case 8 -> new HearLineExpired(sku);
      case 9 -> new HearLineBroken(sku);
      case 10 -> new HearAuthorised(auth);
      case 11 -> new HearDeclined(auth, "no funds");
      case 12 -> new HearAuthorisationExpired(auth);
      case 13 -> new HearCaptured("capture-1", auth, "ref-1", 2000);
      case 14 -> new HearCaptureFailed("capture-1", "no funds");
      case 15 -> new HearGivenBack();
      case 16 -> new HearRefunded(refund, 700);
      case 17 -> new HearRefundFailed(refund, "busy");
      case 18 -> new HearChargedBack("dispute-1", 2000);
      case 19 -> new HearAuthorisationGivenUp(auth, "timeout");
      case 20 -> new HearGivenUp("capture-1", "timeout");
      case 21 -> new FulfilmentCommand.UseMethod("other");
      case 22 -> new FulfilmentCommand.HandOver("DHL", "parcel-1");
      case 23 -> new FulfilmentCommand.Deliver();
      case 24 -> new FulfilmentCommand.RefundSome(
          new BigDecimal(random.nextBoolean() ? "7.00" : "70.00"), "a scratch");
      case 25 -> new FulfilmentCommand.RefundSome(new BigDecimal("0.001"), "a scratch");
      case 26 -> new FulfilmentCommand.Retry("again");
      case 27 -> new FulfilmentCommand.Abandon("hopeless");
      case 28 -> new HearHandedOver(1, "Simulated Post", "SP1");
      case 29 -> new HearDelivered(1);
      case 30 -> new HearShipmentCancelled(1);
      case 31 -> new HearCancelTooLate(1);
      case 32 -> new HearShipmentFailed(1, "too heavy");
      case 33 -> new HearShipmentGivenUp(1, "timeout");
      case 34 -> new HearOrderIdTaken();
      case 35 -> new HearAssessed(FulfilmentExamples.ADA, Verdict.BLOCK, List.of("blocked"));
      case 36 -> new HearAssessed(FulfilmentExamples.ADA, Verdict.REVIEW, List.of("too much"));
      case 37 -> new FulfilmentCommand.Approve("a good customer");
      default -> new PassDeadline();
    };
  }
}
