package io.orderlog.domain.fulfilment.decisions;

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
import io.orderlog.domain.fulfilment.FulfilmentCommand.Heard;

/** What was heard, in the words of the log. */
final class Hearing {

  private Hearing() {}

  static String about(Heard heard) {
    return switch (heard) {
      case HearOrderPlaced() -> "order placed";
      case HearOrderCancelled _ -> "order cancelled";
      case HearOrderReturned _ -> "order returned";
      case HearOrderIdTaken() -> "order id taken";
      case HearLineReserved(var sku) -> "line reserved " + sku;
      case HearLineRefused(var sku) -> "line refused " + sku;
      case HearLineConfirmed(var sku) -> "line confirmed " + sku;
      case HearLineReleased(var sku) -> "line released " + sku;
      case HearLineExpired(var sku) -> "line expired " + sku;
      case HearLineBroken(var sku) -> "line broken " + sku;
      case HearAssessed(var subject, var verdict, _) -> "risk " + verdict + " " + subject;
      case HearAuthorised(var txId) -> "authorised " + txId;
      case HearDeclined(var txId, var code) -> "declined " + txId + ": " + code;
      case HearAuthorisationExpired(var txId) -> "expired " + txId;
      case HearCaptured(var txId, _, _, _) -> "captured " + txId;
      case HearCaptureFailed(var txId, var code) -> "capture failed " + txId + ": " + code;
      case HearGivenBack() -> "given back";
      case HearRefunded(var txId, _) -> "refunded " + txId;
      case HearRefundFailed(var txId, var code) -> "refund failed " + txId + ": " + code;
      case HearChargedBack(var txId, _) -> "charged back " + txId;
      case HearAuthorisationGivenUp(var txId, var error) ->
        "given up " + txId + ": " + error;
      case HearGivenUp(var txId, var error) -> "given up " + txId + ": " + error;
      case HearHandedOver(var number, _, _) -> "handed over " + number;
      case HearDelivered(var number) -> "delivered " + number;
      case HearShipmentCancelled(var number) -> "shipment cancelled " + number;
      case HearCancelTooLate(var number) -> "cancel too late " + number;
      case HearShipmentFailed(var number, var reason) ->
        "shipment failed " + number + ": " + reason;
      case HearShipmentGivenUp(var number, var error) ->
        "shipment given up " + number + ": " + error;
    };
  }
}
