package io.orderlog.domain.fulfilment.decisions;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.Decision;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.TextTable;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Abandon;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Approve;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Deliver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HandOver;
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
import io.orderlog.domain.fulfilment.FulfilmentCommand.RefundSome;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Retry;
import io.orderlog.domain.fulfilment.FulfilmentCommand.UseMethod;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentExamples;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.risk.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that can be heard or asked, in every state, at one glance. All that is heard of a line
 * is of the cup, for which the others wait; Stuck was Capturing before. The words of the table:
 *
 * <pre>
 * .         noted, and nothing else           none, twice    no such process, one already
 * reserved, placed, kept   taken in           pay, !pay      money is to be held, was declined
 * ask, risk  whether it may pass is asked, said   look, pass   a person has to look at it, lets it
 * keep      the lines are to be kept          take           the money is to be taken
 * had       it was, before that               paid           the parcel may leave
 * gone      it has left                       there          it has arrived
 * return    goods and money are to go back    refund         a part of the money is
 * back, !back  it has, it has not             bank           the bank has taken it back
 * undo      steps are to be undone            undone         one of them is
 * closed    the end                           stuck, on      for a person, and by one
 * no        refused to people                 time           not due yet
 * ship      the carrier is asked              off            and told that it is not to come
 * </pre>
 */
class FulfilmentDecisionTableTest {

  private static final TextTable TO_THE_MONEY = TextTable.parse("""
                               NotStarted Gathering Paying   Declined Confirming Capturing
      Start                    begin      twice     twice    twice    twice      twice
      HearOrderPlaced          none       placed    .        .        .          .
      HearOrderCancelled       none       stuck     undo     undo     undo       undo
      HearOrderReturned        none       .         .        .        .          .
      HearOrderIdTaken         none       stuck     .        .        .          .
      HearLineReserved         none       reserved  .        .        .          .
      HearLineRefused          none       undo      undo     undo     undo       undo
      HearLineConfirmed        none       reserved  .        .        kept+take  .
      HearLineReleased         none       .         .        .        .          .
      HearLineExpired          none       .         .        .        .          .
      HearLineBroken           none       undo      undo     undo     undo       undo
      HearAssessed             none       .         .        .        .          .
      HearAuthorised           none       .         keep     keep     .          .
      HearDeclined             none       .         !pay     .        .          .
      HearAuthorisationExpired none       .         .        .        undo       .
      HearCaptured             none       .         keep+had keep+had had        paid
      HearCaptureFailed        none       .         .        .        .          undo
      HearGivenBack            none       .         .        .        .          .
      HearRefunded             none       .         .        .        back       back
      HearRefundFailed         none       .         .        .        .          .
      HearChargedBack          none       bank      bank     bank     bank+undo  bank+undo
      HearAuthorisationGivenUp none       .         !pay     .        .          .
      HearGivenUp              none       .         .        .        stuck      stuck
      HearHandedOver           none       .         .        .        .          .
      HearDelivered            none       .         .        .        .          .
      HearShipmentCancelled    none       .         .        .        .          .
      HearCancelTooLate        none       .         .        .        .          .
      HearShipmentFailed       none       .         .        .        .          .
      HearShipmentGivenUp      none       .         .        .        .          .
      UseMethod                none       no        no       pay      no         no
      HandOver                 none       no        no       no       no         no
      Deliver                  none       no        no       no       no         no
      RefundSome               none       no        no       no       no         no
      Approve                  none       no        no       no       no         no
      Retry                    none       no        no       no       no         no
      Abandon                  none       no        no       no       no         no
      PassDeadline             none       stuck     undo     undo     stuck      stuck
      """);

  private static final TextTable TO_THE_END = TextTable.parse("""
                               Shipping  UnderWay Delivered Returning   Unwinding Stuck     Closed
      Start                    twice     twice    twice     twice       twice     twice     twice
      HearOrderPlaced          .         .        .         .           .         .         .
      HearOrderCancelled       undo      stuck    stuck     stuck       undone    undo      .
      HearOrderReturned        .         return   return    .           .         .         .
      HearOrderIdTaken         .         .        .         .           .+undone  .         .
      HearLineReserved         .         .        .         .           .         .         undo
      HearLineRefused          undo      .        .         .           .         undo      .
      HearLineConfirmed        .         .        .         .           .         .         undo
      HearLineReleased         .         .        .         .           undone    .         .
      HearLineExpired          .         .        .         .           .         .         .
      HearLineBroken           undo      .        .         .           .         undo      .
      HearAssessed             .         .        .         .           .         .         .
      HearAuthorised           .         .        .         .           .         .         .
      HearDeclined             .         .        .         .           .         .         .
      HearAuthorisationExpired .         .        .         .           .         .         .
      HearCaptured             .         .        .         .           .         paid      .
      HearCaptureFailed        .         .        .         .           .         undo      .
      HearGivenBack            .         .        .         .           undone    .         .
      HearRefunded             back      back     back      back+closed back      back      back
      HearRefundFailed         stuck     stuck    stuck     !back+stuck stuck     .         stuck
      HearChargedBack          bank+undo bank     bank      bank        bank      bank+undo bank
      HearAuthorisationGivenUp .         .        .         .           stuck     .         stuck
      HearGivenUp              stuck     stuck    stuck     stuck       stuck     stuck     stuck
      HearHandedOver           gone      .        .         .           stuck     .         stuck
      HearDelivered            .         there    .         .           .         .         .
      HearShipmentCancelled    stuck     .        .         .           .         .         .
      HearCancelTooLate        .         .        .         .           .         .         .
      HearShipmentFailed       stuck     .        .         .           .         .         .
      HearShipmentGivenUp      stuck     .        .         .           .         .         .
      UseMethod                no        no       no        no          no        no        no
      HandOver                 gone      no       no        no          no        no        no
      Deliver                  no        there    no        no          no        no        no
      RefundSome               refund    refund   refund    no          no        no        no
      Approve                  no        no       no        no          no        no        no
      Retry                    no        no       no        no          no        on+take   no
      Abandon                  no        no       no        no          no        undo      no
      PassDeadline             stuck     stuck    closed    stuck       stuck     stuck     time
      """);

  /**
   * Ended is Closed as delivered; Left and EndedLeft got stuck because of a cancellation, Taken
   * while gathering, because another order has the id.
   */
  private static final TextTable OTHER_ENDS = TextTable.parse("""
                               Ended     Left      EndedLeft Taken
      Start                    twice     twice     twice     twice
      HearOrderPlaced          .         .         .         .
      HearOrderCancelled       stuck     stuck     stuck     .
      HearOrderReturned        .         return    .         .
      HearOrderIdTaken         .         .         .         .
      HearLineReserved         undo      .         undo      reserved
      HearLineRefused          .         .         .         undo
      HearLineConfirmed        undo      .         undo      reserved
      HearLineReleased         .         .         .         .
      HearLineExpired          .         .         .         .
      HearLineBroken           .         .         .         undo
      HearAssessed             .         .         .         .
      HearAuthorised           .         .         .         .
      HearDeclined             .         .         .         .
      HearAuthorisationExpired .         .         .         .
      HearCaptured             .         .         .         .
      HearCaptureFailed        .         .         .         .
      HearGivenBack            .         .         .         .
      HearRefunded             back      back      back      .
      HearRefundFailed         stuck     stuck     stuck     .
      HearChargedBack          bank      bank      bank      bank
      HearAuthorisationGivenUp stuck     .         stuck     .
      HearGivenUp              stuck     stuck     stuck     .
      HearHandedOver           .         .         .         .
      HearDelivered            .         there     .         .
      HearShipmentCancelled    .         .         .         .
      HearCancelTooLate        .         .         .         .
      HearShipmentFailed       .         .         .         .
      HearShipmentGivenUp      .         .         .         .
      UseMethod                no        no        no        no
      HandOver                 no        no        no        no
      Deliver                  no        there     no        no
      RefundSome               refund    refund    refund    no
      Approve                  no        no        no        no
      Retry                    no        on        on        no
      Abandon                  no        undo      undo      undo
      PassDeadline             time      stuck     stuck     stuck
      """);

  /**
   * Carried is Shipping with a carrier that was asked; Recalled and Short wait for it to say whether
   * the parcel leaves, the one because the order was cancelled, the other because a line is missing.
   */
  private static final TextTable WITH_A_CARRIER = TextTable.parse("""
                               Carried   Recalled    Short
      Start                    twice     twice       twice
      HearOrderPlaced          .         .           .
      HearOrderCancelled       undo      .           undo
      HearOrderReturned        .         .           .
      HearOrderIdTaken         .         .           .
      HearLineReserved         .         .           .
      HearLineRefused          undo      .           .
      HearLineConfirmed        .         .           .
      HearLineReleased         .         .           .
      HearLineExpired          .         .           .
      HearLineBroken           undo      .           .
      HearAssessed             .         .           .
      HearAuthorised           .         .           .
      HearDeclined             .         .           .
      HearAuthorisationExpired .         .           .
      HearCaptured             .         .           .
      HearCaptureFailed        .         .           .
      HearGivenBack            .         .           .
      HearRefunded             back      back        back
      HearRefundFailed         stuck     stuck       stuck
      HearChargedBack          bank+undo bank        bank
      HearAuthorisationGivenUp .         stuck       stuck
      HearGivenUp              stuck     stuck       stuck
      HearHandedOver           gone      gone+stuck  gone
      HearDelivered            .         .           .
      HearShipmentCancelled    stuck     undo+undone undo+undone
      HearCancelTooLate        .         .           .
      HearShipmentFailed       stuck     .           .
      HearShipmentGivenUp      stuck     stuck       stuck
      UseMethod                no        no          no
      HandOver                 gone+off  no          no
      Deliver                  no        no          no
      RefundSome               refund    no          no
      Approve                  no        no          no
      Retry                    no        no          no
      Abandon                  no        no          no
      PassDeadline             stuck     stuck       stuck
      """);

  /**
   * Ada is asked whether the order may pass, and wants a person to look at it. In Assessing the cup
   * is missing, too; in Asked only her answer is.
   */
  private static final TextTable WITH_RISK = TextTable.parse("""
                               Assessing Asked     InReview
      Start                    twice     twice     twice
      HearOrderPlaced          .         .         .
      HearOrderCancelled       undo      undo      undo
      HearOrderReturned        .         .         .
      HearOrderIdTaken         .         .         .
      HearLineReserved         reserved  .         .
      HearLineRefused          undo      undo      undo
      HearLineConfirmed        reserved  .         .
      HearLineReleased         .         .         .
      HearLineExpired          .         .         .
      HearLineBroken           undo      undo      undo
      HearAssessed             risk      risk+look .
      HearAuthorised           .         .         .
      HearDeclined             .         .         .
      HearAuthorisationExpired .         .         .
      HearCaptured             .         .         .
      HearCaptureFailed        .         .         .
      HearGivenBack            .         .         .
      HearRefunded             .         .         .
      HearRefundFailed         .         .         .
      HearChargedBack          bank      bank      bank
      HearAuthorisationGivenUp .         .         .
      HearGivenUp              .         .         .
      HearHandedOver           .         .         .
      HearDelivered            .         .         .
      HearShipmentCancelled    .         .         .
      HearCancelTooLate        .         .         .
      HearShipmentFailed       .         .         .
      HearShipmentGivenUp      .         .         .
      UseMethod                no        no        no
      HandOver                 no        no        no
      Deliver                  no        no        no
      RefundSome               no        no        no
      Approve                  no        no        pass+pay
      Retry                    no        no        no
      Abandon                  no        no        undo
      PassDeadline             stuck     stuck     undo
      """);

  private final FulfilmentDecider decider = FulfilmentExamples.decider();

  static List<TextTable.Cell> cells() {
    return Stream.of(TO_THE_MONEY, TO_THE_END, OTHER_ENDS, WITH_A_CARRIER, WITH_RISK)
        .flatMap(table -> table.cells().stream()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void the_decider_decides_as_the_table_says(TextTable.Cell cell) {
    FulfilmentState state = FulfilmentExamples.stateOf(cell.column());
    FulfilmentCommand command = command(cell.row());
    Decision<FulfilmentEvent, FulfilmentRejection> decision = decider.decide(command, state,
        command instanceof PassDeadline
            ? FulfilmentState.deadlineOf(state).orElse(FulfilmentExamples.NOON)
            : FulfilmentExamples.NOON);
    assertThat(word(decision)).as("%s%n%s%n%s", command, state, decision).isEqualTo(cell.word());
  }

  @Test
  void no_command_and_no_state_is_missing_in_the_table() {
    assertThat(TO_THE_MONEY.rows()).isEqualTo(TO_THE_END.rows())
        .isEqualTo(OTHER_ENDS.rows()).isEqualTo(WITH_A_CARRIER.rows())
        .isEqualTo(WITH_RISK.rows())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(FulfilmentCommand.class));
    assertThat(cells()).extracting(TextTable.Cell::column).contains("Declined")
        .containsAll(SealedTypes.namesBelow(FulfilmentState.class));
  }

  private static FulfilmentCommand command(String type) {
    return switch (type) {
      case "Start" -> FulfilmentExamples.start();
      case "HearOrderPlaced" -> new HearOrderPlaced();
      case "HearOrderCancelled" -> new HearOrderCancelled("changed my mind");
      case "HearOrderIdTaken" -> new HearOrderIdTaken();
      case "HearOrderReturned" -> new HearOrderReturned("too small");
      case "HearLineReserved" -> new HearLineReserved("cup");
      case "HearLineRefused" -> new HearLineRefused("cup");
      case "HearLineConfirmed" -> new HearLineConfirmed("cup");
      case "HearLineReleased" -> new HearLineReleased("cup");
      case "HearLineExpired" -> new HearLineExpired("cup");
      case "HearLineBroken" -> new HearLineBroken("cup");
      case "HearAssessed" -> new HearAssessed(
          FulfilmentExamples.ADA, Verdict.REVIEW, List.of("more than 5 in 1h"));
      case "HearAuthorised" -> new HearAuthorised("auth-1");
      case "HearDeclined" -> new HearDeclined("auth-1", "no funds");
      case "HearAuthorisationExpired" -> new HearAuthorisationExpired("auth-1");
      case "HearCaptured" -> new HearCaptured("capture-1", "auth-1", "ref-1", 2000);
      case "HearCaptureFailed" -> new HearCaptureFailed("capture-1", "no funds");
      case "HearGivenBack" -> new HearGivenBack();
      case "HearRefunded" -> new HearRefunded("refund-1", 2000);
      case "HearRefundFailed" -> new HearRefundFailed("refund-1", "busy");
      case "HearChargedBack" -> new HearChargedBack("dispute-1", 2000);
      case "HearAuthorisationGivenUp" -> new HearAuthorisationGivenUp("auth-1", "timeout");
      case "HearGivenUp" -> new HearGivenUp("capture-1", "timeout");
      case "HearHandedOver" -> new HearHandedOver(1, "Simulated Post", "SP1");
      case "HearDelivered" -> new HearDelivered(1);
      case "HearShipmentCancelled" -> new HearShipmentCancelled(1);
      case "HearCancelTooLate" -> new HearCancelTooLate(1);
      case "HearShipmentFailed" -> new HearShipmentFailed(1, "too heavy");
      case "HearShipmentGivenUp" -> new HearShipmentGivenUp(1, "timeout");
      case "UseMethod" -> new UseMethod("other");
      case "HandOver" -> new HandOver("DHL", "parcel-1");
      case "Deliver" -> new Deliver();
      case "RefundSome" -> new RefundSome(BigDecimal.ONE, "a scratch");
      case "Retry" -> new Retry("back again");
      case "Approve" -> new Approve("a good customer");
      case "Abandon" -> new Abandon("hopeless");
      case "PassDeadline" -> new PassDeadline();
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static String word(Decision<FulfilmentEvent, FulfilmentRejection> decision) {
    return switch (decision) {
      case Accepted<FulfilmentEvent, FulfilmentRejection>(var events) ->
        events.stream().map(FulfilmentDecisionTableTest::word).collect(joining("+"));
      case Rejected<FulfilmentEvent, FulfilmentRejection>(var reason) -> switch (reason) {
        case FulfilmentRejection.NoSuchFulfilment _ -> "none";
        case FulfilmentRejection.AlreadyStarted _ -> "twice";
        case FulfilmentRejection.NotDue _ -> "time";
        case FulfilmentRejection.ForNow _ -> "no";
      };
    };
  }

  private static String word(FulfilmentEvent event) {
    return switch (event) {
      case FulfilmentEvent.FulfilmentStarted _ -> "begin";
      case FulfilmentEvent.OrderPlaced _ -> "placed";
      case FulfilmentEvent.LineReserved _ -> "reserved";
      case FulfilmentEvent.AssessmentAsked _ -> "ask";
      case FulfilmentEvent.RiskAssessed _ -> "risk";
      case FulfilmentEvent.ReviewAsked _ -> "look";
      case FulfilmentEvent.Approved _ -> "pass";
      case FulfilmentEvent.AuthorisationAsked _ -> "pay";
      case FulfilmentEvent.PaymentDeclined _ -> "!pay";
      case FulfilmentEvent.ConfirmationAsked _ -> "keep";
      case FulfilmentEvent.LineConfirmed _ -> "kept";
      case FulfilmentEvent.CaptureAsked _ -> "take";
      case FulfilmentEvent.CaptureHeard _ -> "had";
      case FulfilmentEvent.Paid _ -> "paid";
      case FulfilmentEvent.ShipmentAsked _ -> "ship";
      case FulfilmentEvent.ShipmentCalledOff _ -> "off";
      case FulfilmentEvent.HandedOver _ -> "gone";
      case FulfilmentEvent.ParcelDelivered _ -> "there";
      case FulfilmentEvent.ReturnBegun _ -> "return";
      case FulfilmentEvent.RefundAsked _ -> "refund";
      case FulfilmentEvent.MoneyRefunded _ -> "back";
      case FulfilmentEvent.RefundRefused _ -> "!back";
      case FulfilmentEvent.MoneyChargedBack _ -> "bank";
      case FulfilmentEvent.UnwindingBegun _ -> "undo";
      case FulfilmentEvent.MailAsked _ -> "mail";
      case FulfilmentEvent.StepUndone _ -> "undone";
      case FulfilmentEvent.FulfilmentClosed _ -> "closed";
      case FulfilmentEvent.GotStuck _ -> "stuck";
      case FulfilmentEvent.Resumed _ -> "on";
      case FulfilmentEvent.Noted _ -> ".";
    };
  }
}
