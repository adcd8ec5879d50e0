package io.orderlog.command.fulfilment;

import io.orderlog.command.http.CommandHash;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Abandon;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Approve;
import io.orderlog.domain.fulfilment.FulfilmentCommand.ByPeople;
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

/** The hashes of a process's commands. One byte a command: fixed for ever. */
final class FulfilmentCommandHash {

  private static final byte START = 1;
  private static final byte HEAR_ORDER_PLACED = 2;
  private static final byte HEAR_ORDER_CANCELLED = 3;
  private static final byte HEAR_ORDER_RETURNED = 4;
  private static final byte HEAR_LINE_RESERVED = 5;
  private static final byte HEAR_LINE_REFUSED = 6;
  private static final byte HEAR_LINE_CONFIRMED = 7;
  private static final byte HEAR_LINE_RELEASED = 8;
  private static final byte HEAR_LINE_EXPIRED = 9;
  private static final byte HEAR_LINE_BROKEN = 10;
  private static final byte HEAR_AUTHORISED = 11;
  private static final byte HEAR_DECLINED = 12;
  private static final byte HEAR_AUTHORISATION_EXPIRED = 13;
  private static final byte HEAR_CAPTURED = 14;
  private static final byte HEAR_CAPTURE_FAILED = 15;
  private static final byte HEAR_GIVEN_BACK = 16;
  private static final byte HEAR_REFUNDED = 17;
  private static final byte HEAR_REFUND_FAILED = 18;
  private static final byte HEAR_CHARGED_BACK = 19;
  private static final byte HEAR_AUTHORISATION_GIVEN_UP = 20;
  private static final byte HEAR_GIVEN_UP = 21;
  private static final byte USE_METHOD = 22;
  private static final byte HAND_OVER = 23;
  private static final byte DELIVER = 24;
  private static final byte REFUND_SOME = 25;
  private static final byte RETRY = 26;
  private static final byte ABANDON = 27;
  private static final byte PASS_DEADLINE = 28;
  private static final byte HEAR_HANDED_OVER = 29;
  private static final byte HEAR_DELIVERED = 30;
  private static final byte HEAR_SHIPMENT_CANCELLED = 31;
  private static final byte HEAR_CANCEL_TOO_LATE = 32;
  private static final byte HEAR_SHIPMENT_FAILED = 33;
  private static final byte HEAR_SHIPMENT_GIVEN_UP = 34;
  private static final byte HEAR_ORDER_ID_TAKEN = 35;
  private static final byte HEAR_ASSESSED = 36;
  private static final byte APPROVE = 37;

  private FulfilmentCommandHash() {}

  static String of(FulfilmentCommand command) {
    return switch (command) {
      case Start asked -> CommandHash.of(START, asked);
      case OfOrder heard -> ofOrder(heard);
      case OfStock heard -> ofStock(heard);
      case OfRisk heard -> ofRisk(heard);
      case OfPayment heard -> ofPayment(heard);
      case OfShipment heard -> ofShipment(heard);
      case ByPeople asked -> ofPeople(asked);
      case PassDeadline asked -> CommandHash.of(PASS_DEADLINE, asked);
    };
  }

  private static String ofOrder(OfOrder heard) {
    return switch (heard) {
      case HearOrderPlaced each -> CommandHash.of(HEAR_ORDER_PLACED, each);
      case HearOrderCancelled each -> CommandHash.of(HEAR_ORDER_CANCELLED, each);
      case HearOrderReturned each -> CommandHash.of(HEAR_ORDER_RETURNED, each);
      case HearOrderIdTaken each -> CommandHash.of(HEAR_ORDER_ID_TAKEN, each);
    };
  }

  private static String ofStock(OfStock heard) {
    return switch (heard) {
      case HearLineReserved each -> CommandHash.of(HEAR_LINE_RESERVED, each);
      case HearLineRefused each -> CommandHash.of(HEAR_LINE_REFUSED, each);
      case HearLineConfirmed each -> CommandHash.of(HEAR_LINE_CONFIRMED, each);
      case HearLineReleased each -> CommandHash.of(HEAR_LINE_RELEASED, each);
      case HearLineExpired each -> CommandHash.of(HEAR_LINE_EXPIRED, each);
      case HearLineBroken each -> CommandHash.of(HEAR_LINE_BROKEN, each);
    };
  }

  private static String ofRisk(OfRisk heard) {
    return switch (heard) {
      case HearAssessed each -> CommandHash.of(HEAR_ASSESSED, each);
    };
  }

  private static String ofPayment(OfPayment heard) {
    return switch (heard) {
      case HearAuthorised each -> CommandHash.of(HEAR_AUTHORISED, each);
      case HearDeclined each -> CommandHash.of(HEAR_DECLINED, each);
      case HearAuthorisationExpired each -> CommandHash.of(HEAR_AUTHORISATION_EXPIRED, each);
      case HearCaptured each -> CommandHash.of(HEAR_CAPTURED, each);
      case HearCaptureFailed each -> CommandHash.of(HEAR_CAPTURE_FAILED, each);
      case HearGivenBack each -> CommandHash.of(HEAR_GIVEN_BACK, each);
      case HearRefunded each -> CommandHash.of(HEAR_REFUNDED, each);
      case HearRefundFailed each -> CommandHash.of(HEAR_REFUND_FAILED, each);
      case HearChargedBack each -> CommandHash.of(HEAR_CHARGED_BACK, each);
      case HearAuthorisationGivenUp each -> CommandHash.of(HEAR_AUTHORISATION_GIVEN_UP, each);
      case HearGivenUp each -> CommandHash.of(HEAR_GIVEN_UP, each);
    };
  }

  private static String ofShipment(OfShipment heard) {
    return switch (heard) {
      case HearHandedOver each -> CommandHash.of(HEAR_HANDED_OVER, each);
      case HearDelivered each -> CommandHash.of(HEAR_DELIVERED, each);
      case HearShipmentCancelled each -> CommandHash.of(HEAR_SHIPMENT_CANCELLED, each);
      case HearCancelTooLate each -> CommandHash.of(HEAR_CANCEL_TOO_LATE, each);
      case HearShipmentFailed each -> CommandHash.of(HEAR_SHIPMENT_FAILED, each);
      case HearShipmentGivenUp each -> CommandHash.of(HEAR_SHIPMENT_GIVEN_UP, each);
    };
  }

  private static String ofPeople(ByPeople asked) {
    return switch (asked) {
      case UseMethod each -> CommandHash.of(USE_METHOD, each);
      case HandOver each -> CommandHash.of(HAND_OVER, each);
      case Deliver each -> CommandHash.of(DELIVER, each);
      // 7.0 is the amount that 7.00 is.
      case RefundSome(var amount, var reason) -> CommandHash.of(
          REFUND_SOME, new RefundSome(amount.stripTrailingZeros(), reason));
      case Approve each -> CommandHash.of(APPROVE, each);
      case Retry each -> CommandHash.of(RETRY, each);
      case Abandon each -> CommandHash.of(ABANDON, each);
    };
  }
}
